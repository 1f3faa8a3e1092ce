import { z } from 'zod'
import { caption } from '../../shared/caption.ts'
import { Ambiguity } from '../ambiguity.ts'
import { Code, Label, Percent } from '../criteria/item.ts'
import { Grade } from './placement-facts.ts'

const text = z.string().min(1)

/** Something that a grade asks for besides points. */
export const Condition = z.strictObject({
  /** The name of the fact. */
  fact: Code,
  label: Label.meta(caption('Điều kiện', 'Condition')),
  article: text.meta(caption('Điều khoản', 'Article')),
  needs: z
    .discriminatedUnion('is', [
      z.strictObject({ is: z.literal('true') }).meta(caption('Phải có', 'Must hold')),
      z.strictObject({ is: z.literal('false') }).meta(caption('Không được có', 'Must not hold')),
      z
        .strictObject({ is: z.literal('atLeast'), percent: Percent.meta(caption('Tỷ lệ (%)', 'Share (%)')) })
        .meta(caption('Ít nhất', 'At least')),
      z
        .strictObject({ is: z.literal('above'), percent: Percent.meta(caption('Tỷ lệ (%)', 'Share (%)')) })
        .meta(caption('Trên', 'Above')),
      z
        .strictObject({ is: z.literal('atMost'), percent: Percent.meta(caption('Tỷ lệ (%)', 'Share (%)')) })
        .meta(caption('Nhiều nhất', 'At most')),
      z
        .strictObject({ is: z.literal('below'), percent: Percent.meta(caption('Tỷ lệ (%)', 'Share (%)')) })
        .meta(caption('Dưới', 'Below')),
    ])
    .meta(caption('Yêu cầu', 'Asks for')),
  /** Where there is nothing to count, such as no units below: the law says “if any”. */
  ofNothing: z.enum(['met', 'notMet']).meta(
    caption('Khi không có gì để đếm', 'Where there is nothing to count', {
      met: { vi: 'Coi là đạt', en: 'Met' },
      notMet: { vi: 'Coi là chưa đạt', en: 'Not met' },
    }),
  ),
})
export type Condition = z.infer<typeof Condition>

/** How a grade follows from the points and from what each grade asks for besides them. */
export const Placement = z.strictObject({
  /** Best first. All conditions of a grade must hold. The last grade asks for nothing where `forces` and points decide it. */
  grades: z
    .array(
      z.strictObject({
        grade: Grade,
        conditions: z.array(Condition).meta(caption('Điều kiện, phải đủ cả', 'Conditions, all of them')),
      }),
    )
    .min(1)
    .meta(caption('Từng mức, từ cao xuống thấp', 'Grades, best first')),
  /** Any one of these gives the lowest grade, whatever the points. */
  forces: z
    .array(Condition)
    .meta(caption('Chỉ một điều là xuống mức thấp nhất', 'Any one of these gives the lowest grade')),
  /** No higher than the grade of an organisation that somebody answers for. */
  gates: z
    .array(
      z.strictObject({
        code: Code,
        label: Label.meta(caption('Không cao hơn mức của', 'Not above the grade of')),
        article: text.meta(caption('Điều khoản', 'Article')),
        /** Where the source leaves open whether it holds: the question, and the reading under which it does not. */
        open: z
          .strictObject({
            question: Ambiguity.meta(caption('Câu hỏi còn mở', 'Open question')),
            passes: text.meta(caption('Không áp dụng khi hiểu là', 'Does not hold under the reading')),
          })
          .optional()
          .meta(caption('Nguồn chưa rõ', 'The source leaves it open')),
      }),
    )
    .meta(caption('Giới hạn theo tổ chức', 'Limits by organisations')),
  /** The open question whose reading decides where no row of the rules matches; null where nothing but a person can. */
  gap: Ambiguity.nullable().meta(caption('Câu hỏi khi không khớp mức nào', 'The question where no grade matches')),
})
export type Placement = z.infer<typeof Placement>

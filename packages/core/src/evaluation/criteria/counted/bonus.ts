import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { compare, fraction } from '../../../shared/fraction.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Label, Percent } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    ceiling: Points.meta(caption('Cộng tối đa', 'At most')),
    each: z
      .discriminatedUnion('by', [
        /** The same points for each achievement. */
        z
          .strictObject({
            by: z.literal('achievement'),
            points: Points.meta(caption('Cộng (điểm)', 'Gives (points)')),
            label: Label.meta(caption('Thành tích', 'Achievement')),
          })
          .meta(caption('Như nhau cho mỗi thành tích', 'The same for each achievement')),
        /** A percentage of the points of the work that was outstanding. */
        z
          .strictObject({
            by: z.literal('percent'),
            percent: Percent.meta(caption('Cộng (%)', 'Gives (%)')),
            label: Label.meta(caption('Công việc', 'Work')),
          })
          .meta(caption('Phần trăm điểm của việc nổi trội', 'A percentage of the outstanding work')),
      ])
      .meta(caption('Cách cộng', 'How it adds up')),
  })
  .meta(caption('Điểm thưởng', 'Points on top'))

const Facts = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(200).meta(caption('Tên', 'Name')),
        /** What the outstanding work counts for; asked for where a percentage of it is given. */
        points: Points.meta(caption('Điểm', 'Points')).optional(),
        /** The decision or record that the bonus rests on. */
        document: z.string().min(1).max(500).optional().meta(caption('Văn bản', 'Document')),
      }),
    )
    .max(1000),
})

/** Points on top, for each item, up to a ceiling. */
export const bonus = ownCriterion({
  params: Params,
  max: ({ ceiling }) => ceiling,
  facts: ({ each }) => (each.by === 'percent' ? withPoints : Facts),

  evaluate({ ceiling, each }, { items }) {
    const raw =
      each.by === 'achievement'
        ? exactly(items.length * each.points)
        : fraction(items.reduce((total, { points = 0 }) => total + points, 0) * each.percent, 100)
    return { points: compare(raw, exactly(ceiling)) > 0 ? exactly(ceiling) : raw, raw }
  },

  explain({ ceiling, each }, { items }, score) {
    const isCapped = score.raw !== null && compare(score.raw, exactly(ceiling)) > 0
    const term = pointsFigure(score.points)
    const sum = items.map(({ points = 0 }) => decimal(points, 2)).join(' + ') || '0'
    const text =
      each.by === 'achievement' ? `${items.length} × ${decimal(each.points, 2)}` : `${each.percent}% × (${sum})`
    return {
      term,
      formula: formula(`${isCapped ? `min(${decimal(ceiling, 2)}, ${text})` : text} = ${term}`),
      children: items.map(({ id, points, document }) => ({
        id,
        label: { vi: `${each.label.vi}: ${id}`, en: `${each.label.en}: ${id}` },
        value: pointsFigure(
          each.by === 'achievement' ? exactly(each.points) : fraction((points ?? 0) * each.percent, 100),
        ),
        unit: 'points',
        inputs: document === undefined ? [] : [{ name: 'document', value: document }],
      })),
    }
  },
})

const withPoints = z.strictObject({
  items: z
    .array(Facts.shape.items.element.extend({ points: Facts.shape.items.element.shape.points.unwrap() }))
    .max(1000),
}) satisfies z.ZodType<z.infer<typeof Facts>>

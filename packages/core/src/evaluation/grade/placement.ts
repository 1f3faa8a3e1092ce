import { z } from 'zod'
import { Ambiguity } from '../ambiguity.ts'
import { Code, Label, Percent } from '../criteria/item.ts'
import { Grade } from './placement-facts.ts'

const text = z.string().min(1)

/** Something that a grade asks for besides points. */
export const Condition = z.strictObject({
  /** The name of the fact. */
  fact: Code,
  label: Label,
  article: text,
  needs: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('true') }),
    z.strictObject({ is: z.literal('false') }),
    z.strictObject({ is: z.literal('atLeast'), percent: Percent }),
    z.strictObject({ is: z.literal('above'), percent: Percent }),
    z.strictObject({ is: z.literal('atMost'), percent: Percent }),
    z.strictObject({ is: z.literal('below'), percent: Percent }),
  ]),
  /** Where there is nothing to count, such as no units below: the law says “if any”. */
  ofNothing: z.enum(['met', 'notMet']),
})
export type Condition = z.infer<typeof Condition>

/** How a grade follows from the points and from what each grade asks for besides them. */
export const Placement = z.strictObject({
  /** Best first. All conditions of a grade must hold. The last grade asks for nothing where `forces` and points decide it. */
  grades: z.array(z.strictObject({ grade: Grade, conditions: z.array(Condition) })).min(1),
  /** Any one of these gives the lowest grade, whatever the points. */
  forces: z.array(Condition),
  /** No higher than the grade of an organisation that somebody answers for. */
  gates: z.array(
    z.strictObject({
      code: Code,
      label: Label,
      article: text,
      /** Where the source leaves open whether it holds: the question, and the reading under which it does not. */
      open: z.strictObject({ question: Ambiguity, passes: text }).optional(),
    }),
  ),
  /** The open question whose reading decides where no row of the rules matches; null where nothing but a person can. */
  gap: Ambiguity.nullable(),
})
export type Placement = z.infer<typeof Placement>

import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { compare, plus, scaledBy } from '../../../shared/fraction.ts'
import { decimal, Points, Thousandths } from '../../../shared/points.ts'
import type { MonthFacts } from '../../facts.ts'
import type { Criterion } from '../criterion.ts'
import { formula } from '../formula.ts'
import { Part } from '../item.ts'
import { exactly, factsUnder, missingScore, ownCriterion, pointsFigure } from '../own-criterion.ts'
import { isRecord, partStep, preparePart, within } from './composed.ts'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** Whether the points of all items together stop at the most points. */
    capped: z.boolean().meta(caption('Tổng không vượt điểm tối đa', 'The sum stops at the most points')),
    /** How each item is judged; it earns that share of its own standard points times its difficulty. */
    each: Part.meta(caption('Cách chấm từng việc', 'How each item is judged')),
  })
  .meta(caption('Chấm từng công việc rồi cộng', 'Each piece of work is judged and added'))

const Items = z.strictObject({
  items: z
    .array(
      z.looseObject({
        id: z.string().min(1).max(200).meta(caption('Công việc', 'Piece of work')),
        standard: Points.meta(caption('Điểm chuẩn', 'Standard points')),
        /** 1 where nobody says otherwise. */
        difficulty: Thousandths.min(1).optional().meta(caption('Độ khó', 'Difficulty')),
      }),
    )
    .max(1000),
})

/** A register of work whose items are not known beforehand: each is judged in the same way, and their points add up. */
export const perItem: Criterion = {
  params: Params,
  parts: (params) => [{ path: ['each'], part: Params.parse(params).each }],
  prepare(input, settings, place) {
    const { max, capped, each } = Params.parse(input)
    const part = preparePart(each, settings, place.kinds)
    const item = z.strictObject({
      ...Items.shape.items.element.shape,
      ...(part.prepared.own && { [each.code]: part.prepared.own }),
    })
    const own = z.strictObject({ items: z.array(item).max(1000) })

    const scoredItems = (facts: MonthFacts) => {
      const read = Items.safeParse(facts.criteria?.[place.code])
      return read.data?.items.map(({ difficulty = 1000, ...each }, index) => {
        const sheet: MonthFacts = { ...facts, criteria: recordOf(each) }
        const score = within(`${place.code}.items.${index}`, part.prepared.evaluate(sheet))
        const value =
          score.points && scaledBy(score.points, each.standard * difficulty, Math.max(1, part.prepared.max) * 1000)
        return { ...each, difficulty, definition: part.definition, prepared: part.prepared, score, sheet, value }
      })
    }

    return {
      max,
      letters: [],
      own,
      facts: factsUnder(place.code, own),
      evaluate(facts) {
        const items = scoredItems(facts)
        if (items === undefined) return heading.prepare(input, settings, place).evaluate(facts)
        const missing = items.flatMap(({ score }) => score.missing)
        if (missing.length > 0) return missingScore(missing)
        const values = items.flatMap(({ value }) => value ?? [])
        if (values.length === 0) return { ...missingScore([]), touched: ['A7'], excluded: 'noAssignedWork' }
        const raw = values.reduce(plus)
        const points = capped && compare(raw, exactly(max)) > 0 ? exactly(max) : raw
        return { ...missingScore([]), points, raw }
      },
      explain(facts, score) {
        const items = scoredItems(facts) ?? []
        const sum = items.map(({ value }) => pointsFigure(value)).join(' + ')
        const term = pointsFigure(score.points)
        const isCapped = score.raw !== null && capped && compare(score.raw, exactly(max)) > 0
        return {
          term,
          formula: formula(`${isCapped ? `min(${decimal(max, 2)}, ${sum})` : sum} = ${term}`),
          children: items.map(({ id, standard, difficulty, value, ...each }) => ({
            id,
            label: { vi: `Công việc ${id}`, en: `Work item ${id}` },
            value: value && pointsFigure(value),
            unit: 'points' as const,
            inputs: [
              { name: 'standard', value: decimal(standard, 2) },
              { name: 'difficulty', value: decimal(difficulty, 3) },
            ],
            children: [partStep(each)],
          })),
        }
      },
    }
  },
}

/** Names what the register itself lacks; it never gets as far as points. */
const heading = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  facts: () => Items,
  evaluate: () => ({ points: null }),
  explain: () => ({ term: '?', formula: null, children: [] }),
})

function recordOf(item: unknown): NonNullable<MonthFacts['criteria']> {
  return isRecord(item) ? item : {}
}

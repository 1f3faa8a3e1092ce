import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { decimal } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Item, sumOf } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({ items: z.array(Item).min(1).meta(caption('Các mục', 'Items')) })
  .meta(caption('Đạt hay không đạt từng mục', 'Each item is met or not'))

/** Items that are met or not; each gives all of its points or none. */
export const checklist = ownCriterion({
  params: Params,
  max: ({ items }) => sumOf(items),
  facts: ({ items }) =>
    z.strictObject(
      Object.fromEntries(items.map(({ code, label }) => [code, z.boolean().meta(caption(label.vi, label.en))])),
    ),

  evaluate({ items }, met) {
    return { points: exactly(sumOf(items.filter(({ code }) => met[code]))) }
  },

  explain({ items }, met, score) {
    const term = pointsFigure(score.points)
    const counted = items.map(({ code, max }) => decimal(met[code] ? max : 0, 2))
    return {
      term,
      formula: formula(`${counted.join(' + ')} = ${term}`),
      children: items.map(({ code, max, label }) => ({
        id: code,
        label,
        value: decimal(met[code] ? max : 0, 2),
        unit: 'points',
        inputs: [
          { name: 'met', value: String(met[code]) },
          { name: 'max', value: decimal(max, 2) },
        ],
      })),
    }
  },
})

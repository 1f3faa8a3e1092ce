import { z } from 'zod'
import { decimalOf, fraction, scaledBy } from '../../shared/fraction.ts'
import { decimal, Points } from '../../shared/points.ts'
import { GeneralCode } from '../general.ts'
import { criterion } from './criterion.ts'
import { formula } from './formula.ts'

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })

const Params = z.strictObject({
  items: z.array(z.strictObject({ code: GeneralCode, max: Points, label })).min(1),
})

/** Points that a person gives against described levels, added up. An item without points leaves the whole without points. */
export const rated = criterion({
  params: Params,
  max: ({ items }) => items.reduce((total, item) => total + item.max, 0),
  facts: ({ items }) =>
    z.object({ general: z.strictObject(Object.fromEntries(items.map(({ code, max }) => [code, Points.max(max)]))) }),

  evaluate({ items }, { general }) {
    const missing: string[] = []
    let total = 0
    for (const { code } of items) {
      const points = general?.[code]
      if (points === undefined) missing.push(`general.${code}`)
      else total += points
    }
    const points = missing.length > 0 ? null : fraction(total)
    return {
      points,
      raw: points,
      ratios: [],
      missing: general === null ? ['general'] : missing,
      touched: [],
      excluded: null,
    }
  },

  explain({ items }, { general }, _settings, score) {
    const figures = items.map(({ code }) => {
      const points = general?.[code]
      return points === undefined ? null : decimal(points, 2)
    })
    const term = score.points === null ? '?' : (decimalOf(scaledBy(score.points, 1, 100), 2) ?? '?')
    return {
      term,
      formula: formula(`${figures.map((figure) => figure ?? '?').join(' + ')} = ${term}`),
      children: items.map(({ code, max, label }, index) => ({
        id: code,
        label,
        value: figures[index] ?? null,
        unit: 'points' as const,
        inputs: [{ name: 'max', value: decimal(max, 2) }],
      })),
    }
  },
})

import { z } from 'zod'
import { decimal, Points, Thousandths } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Label } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    value: Label,
    /** Highest first; a value earns the points of the first band that it reaches, and nothing below all of them. */
    bands: z.array(z.strictObject({ from: Thousandths, points: Points })).min(1),
  })
  .check(({ value, issues }) => {
    for (const [index, { from }] of value.bands.entries()) {
      const before = value.bands[index - 1]
      if (before && from >= before.from) {
        const path = ['bands', index, 'from']
        issues.push({ code: 'custom', path, message: 'Bands go from the highest down', input: value })
      }
    }
  })

const Facts = z.strictObject({ value: Thousandths })

/** Points by the band that a value falls in, such as an index or a coverage. */
export const banded = ownCriterion({
  params: Params,
  max: ({ bands }) => Math.max(...bands.map(({ points }) => points)),
  facts: () => Facts,

  evaluate({ bands }, { value }) {
    return { points: exactly(bands.find(({ from }) => value >= from)?.points ?? 0) }
  },

  explain({ value: label, bands }, { value }, score) {
    const reached = bands.find(({ from }) => value >= from)
    const term = pointsFigure(score.points)
    const text = reached ? `${decimal(value, 3)} ≥ ${decimal(reached.from, 3)}` : decimal(value, 3)
    return {
      term,
      formula: formula(`${text} → ${term}`),
      children: [{ id: 'value', label, value: decimal(value, 3), unit: 'quantity' }],
    }
  },
})

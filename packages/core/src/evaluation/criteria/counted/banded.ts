import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { decimal, Points, Thousandths } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Label } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    value: Label.meta(caption('Giá trị được đo', 'The value measured')),
    /** Highest first; a value earns the points of the first band that it reaches, and nothing below all of them. */
    bands: z
      .array(
        z.strictObject({
          from: Thousandths.meta(caption('Từ', 'From')),
          points: Points.meta(caption('Được (điểm)', 'Gives (points)')),
        }),
      )
      .min(1)
      .meta(caption('Các khoảng, từ cao xuống thấp', 'Bands, highest first')),
  })
  .meta(caption('Điểm theo khoảng giá trị', 'Points by the band of a value'))
  .check(({ value, issues }) => {
    for (const [index, { from }] of value.bands.entries()) {
      const before = value.bands[index - 1]
      if (before && from >= before.from) {
        const path = ['bands', index, 'from']
        const told = { vi: 'Các khoảng xếp từ cao xuống thấp.', en: 'Bands go from the highest down.' }
        issues.push({ code: 'custom', path, message: told.en, params: told, input: value })
      }
    }
  })

const factsOf = (label: z.infer<typeof Label>) =>
  z.strictObject({ value: Thousandths.meta(caption(label.vi, label.en)) })

/** Points by the band that a value falls in, such as an index or a coverage. */
export const banded = ownCriterion({
  params: Params,
  max: ({ bands }) => Math.max(...bands.map(({ points }) => points)),
  facts: ({ value }) => factsOf(value),

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

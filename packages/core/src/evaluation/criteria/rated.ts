import { z } from 'zod'
import { caption } from '../../shared/caption.ts'
import { type Fraction, fraction } from '../../shared/fraction.ts'
import { decimal, Points } from '../../shared/points.ts'
import type { MonthFacts } from '../facts.ts'
import { type Criterion, type CriterionScore, criterion, type Explained } from './criterion.ts'
import { formula } from './formula.ts'
import { Item, sumOf } from './item.ts'
import { exactly, ownCriterion, pointsFigure } from './own-criterion.ts'

const Params = z
  .strictObject({ items: z.array(Item).min(1).meta(caption('Các mục được chấm', 'Items to be rated')) })
  .meta(caption('Người chấm cho điểm từng mục', 'Somebody gives points for each item'))

type Ratings = Readonly<Record<string, number | undefined>> | null

const ratingsOf = (items: readonly Item[]) =>
  z.strictObject(
    Object.fromEntries(items.map(({ code, max, label }) => [code, Points.max(max).meta(caption(label.vi, label.en))])),
  )

/** The general criteria of a sheet: their points stand where every sheet has them. */
const general = criterion({
  params: Params,
  max: ({ items }) => sumOf(items),
  facts: ({ items }) => z.object({ general: ratingsOf(items) }),

  evaluate: generalScore,
  evaluateSummed: generalScore,

  explain: ({ items }, facts, _settings, { points }) => explain(items, facts.general, points),
})

function generalScore({ items }: z.output<typeof Params>, { general }: Pick<MonthFacts, 'general'>): CriterionScore {
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
}

/** Ratings anywhere else stand under the criterion's code. */
const own = ownCriterion({
  params: Params,
  max: ({ items }) => sumOf(items),
  facts: ({ items }) => ratingsOf(items),
  evaluate: ({ items }, ratings) => ({
    points: exactly(items.reduce((total, { code }) => total + (ratings[code] ?? 0), 0)),
  }),
  explain: ({ items }, ratings, { points }) => explain(items, ratings, points),
})

/** Points that a person gives against described levels, added up. An item without points leaves the whole without points. */
export const rated: Criterion = {
  params: Params,
  prepare: (params, settings, place) => (place.code === 'general' ? general : own).prepare(params, settings, place),
}

function explain(items: readonly Item[], ratings: Ratings, points: Fraction | null): Explained {
  const figures = items.map(({ code }) => {
    const given = ratings?.[code]
    return given === undefined ? null : decimal(given, 2)
  })
  const term = pointsFigure(points)
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
}

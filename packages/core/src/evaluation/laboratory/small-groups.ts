import type { SimulationReport } from '../simulation/simulate.ts'
import type { MovementReport } from '../simulation/tally.ts'

/** Of fewer people nothing is told to somebody who may not read each one's results. */
export const FEWEST_PEOPLE = 5

/**
 * The report for a reader who may not read the results of everybody in it: nobody by themselves, and no group of fewer
 * than five. What is left out cannot be had back by taking the rest from the whole: the groups left out are together five
 * people or more, and never one alone. Undefined where there are fewer than five people at all.
 */
export function withoutSmallGroups(report: SimulationReport): SimulationReport | undefined {
  if (report.people < FEWEST_PEOPLE) return undefined
  const { sheets, year } = report
  return { ...report, sheets: largeOnly(sheets), year: year && largeOnly(year), affected: [] }
}

function largeOnly(report: MovementReport): MovementReport {
  const by = Object.fromEntries(
    Object.entries(report.by).map(([trait, rows]) => [trait, shown(rows)]),
    // One entry for each trait, as before.
  ) as MovementReport['by']
  return { ...report, by }
}

type Rows = MovementReport['by']['unit']

function shown(rows: Rows): Rows {
  const byPeople = rows.toSorted((a, b) => a.people - b.people)
  let hidden = byPeople.filter(({ people }) => people < FEWEST_PEOPLE)
  const isTooFew = () => hidden.length === 1 || hidden.reduce((sum, { people }) => sum + people, 0) < FEWEST_PEOPLE
  // A group left out alone would be the whole less the others.
  while (hidden.length > 0 && hidden.length < rows.length && isTooFew()) hidden = byPeople.slice(0, hidden.length + 1)
  return rows.filter((row) => !hidden.includes(row))
}

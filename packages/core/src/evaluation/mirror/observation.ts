import type { Month } from '../../shared/period.ts'
import { GeneralCode, type GeneralPoints, generalMax } from '../general.ts'
import { mean, sum } from './comparison.ts'

/** One closed sheet as the mirror sees it: what was given, by whom, and what it can be held against. */
export interface AssessedSheet {
  sheetId: string
  evaluatorId: string
  officialId: string
  month: Month
  superior: GeneralPoints
  self: GeneralPoints | null
  /** The result points in hundredths, which come from the work and not from the evaluator; null for a month without a score. */
  results: number | null
  /** Whole days from the plan's last day to the assessment. */
  days: number
}

export const measureKeys = ['leniency', 'spread', 'drift', 'halo', 'lateness', 'copying'] as const
export type MirrorMeasure = (typeof measureKeys)[number]

/** The observations of each measure, one list for each evaluator, in the order of `evaluatorIds`. */
export type Observations = Record<MirrorMeasure, number[][]>

/** A slope through fewer months than this is no trend. */
const FEWEST_MONTHS = 4

interface Seen extends AssessedSheet {
  /** All ten criteria together, in hundredths. */
  general: number
  /** The same less the mean of the month, so that a generous month is nobody's leniency. */
  above: number
  /** How far apart the ten criteria are on this sheet, in percent of their most points, each held against its usual share. */
  apart: number
}

/**
 * Turns sheets into observations. The unit is the person, not the sheet: a year of four people is four observations, for
 * what sets a person apart returns every month. Only lateness is counted by months: sheets are assessed together.
 */
export function observe(sheets: readonly AssessedSheet[], evaluatorIds: readonly string[]): Observations {
  const seen = seenSheets(sheets)
  const people = evaluatorIds.map((id) => [...groupedBy(seen.get(id) ?? [], ({ officialId }) => officialId).values()])
  const above = people.map((group) => group.map((own) => mean(own.map((sheet) => sheet.above))))
  return {
    leniency: lenienceOf(people),
    spread: above.map(distances),
    drift: people.map((group) => group.flatMap((own) => slope(own) ?? [])),
    halo: people.map((group) => group.map((own) => mean(own.map((sheet) => sheet.apart)))),
    lateness: evaluatorIds.map((id) => {
      const months = groupedBy(seen.get(id) ?? [], ({ month }) => month)
      return [...months.values()].map((own) => mean(own.map(({ days }) => days)))
    }),
    copying: people.map((group) =>
      group.flatMap((own) => {
        const both = own.filter(({ self }) => self !== null)
        return both.length === 0 ? [] : (100 * both.filter(isCopied).length) / both.length
      }),
    ),
  }
}

function seenSheets(sheets: readonly AssessedSheet[]): Map<string, Seen[]> {
  const share = (sheet: AssessedSheet, code: GeneralCode) => (100 * sheet.superior[code]) / generalMax[code]
  const usual = GeneralCode.options.map((code) => mean(sheets.map((sheet) => share(sheet, code))))
  const total = ({ superior }: AssessedSheet) => sum(Object.values(superior))
  const months = groupedBy(sheets, ({ month }) => month)
  const meanOf = new Map([...months].map(([month, own]) => [month, mean(own.map(total))]))
  const seen = sheets.map((sheet): Seen => {
    const general = total(sheet)
    const apart = deviation(GeneralCode.options.map((code, at) => share(sheet, code) - (usual[at] ?? 0)))
    return { ...sheet, general, above: general - (meanOf.get(sheet.month) ?? 0), apart }
  })
  return groupedBy(seen, ({ evaluatorId }) => evaluatorId)
}

/**
 * What a person would have got with the work results of the middle and in a month of the middle. The weight of the work is taken inside each
 * evaluator's own people, where leniency cannot tilt it.
 */
function lenienceOf(people: readonly Seen[][][]): number[][] {
  // The level is the same for all: it only makes the figures read as points given.
  const level = mean(people.flat(2).map(({ general }) => general))
  const worked = people.map((group) =>
    group.flatMap((own) => {
      const scored = own.filter(({ results }) => results !== null)
      if (scored.length === 0) return []
      return { y: level + mean(scored.map(({ above }) => above)), x: mean(scored.map(({ results }) => results ?? 0)) }
    }),
  )
  let [over, under] = [0, 0]
  for (const group of worked) {
    const [x0, y0] = [mean(group.map(({ x }) => x)), mean(group.map(({ y }) => y))]
    for (const { x, y } of group) {
      over += (x - x0) * (y - y0)
      under += (x - x0) ** 2
    }
  }
  const weight = under > 0 ? over / under : 0
  const usual = mean(worked.flat().map(({ x }) => x))
  return worked.map((group) => group.map(({ x, y }) => y - weight * (x - usual)))
}

/** How far each is from the middle of the group (Levene 1960), freed of what a small group's own middle hides. */
function distances(values: readonly number[]): number[] {
  if (values.length < 2) return []
  const centre = mean(values)
  const correction = Math.sqrt(values.length / (values.length - 1))
  return values.map((value) => Math.abs(value - centre) * correction)
}

/** The points by which a person's rating moves a month, beyond what everybody's moves. */
function slope(own: readonly Seen[]): number | undefined {
  if (own.length < FEWEST_MONTHS) return undefined
  const at = own.map(({ month }) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)))
  const centre = mean(at)
  const under = sum(at.map((month) => (month - centre) ** 2))
  return under === 0 ? undefined : sum(own.map(({ above }, index) => above * ((at[index] ?? 0) - centre))) / under
}

function isCopied({ superior, self }: AssessedSheet): boolean {
  return GeneralCode.options.every((code) => superior[code] === self?.[code])
}

function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
}

/** The rows by a key, in the order in which the keys come. */
export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

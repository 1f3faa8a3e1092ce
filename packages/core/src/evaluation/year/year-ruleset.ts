import { z } from 'zod'
import { PositionClass } from '../../organisation/post.ts'
import { Month } from '../../shared/period.ts'
import { Settings } from '../ambiguity.ts'
import { Grade } from '../grade/placement-facts.ts'
import { Bilingual, Source } from '../ruleset.ts'
import { Quota } from './quota.ts'
import { ConductKind, YearFacts } from './year-facts.ts'

/** What every step of a yearly ruleset carries, to be shown beside what it did. */
const rule = { article: z.string().min(1), says: Bilingual }

/** Conduct of a kind lowers the grade, where the duty and the role are as the rule asks. */
export const Override = z.strictObject({
  ...rule,
  kind: ConductKind,
  label: Bilingual,
  grade: Grade,
  /** True where only conduct in the exercise of duty counts. */
  dutyRelated: z.boolean(),
  roles: z.array(PositionClass).min(1),
})
export type Override = z.infer<typeof Override>

const GoldenYear = z.strictObject({
  title: z.string().min(1),
  facts: YearFacts,
  settings: Settings.optional(),
  expect: z.record(z.string(), z.strictObject({ mean: z.int().nullable(), grade: Grade.nullable() })),
})

/** The rules that make a year's grade out of its months, as data. Published ones are never edited, only superseded. */
export const YearRuleset = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
    version: z.int().min(1),
    title: Bilingual,
    source: Source,
    track: z.enum(['state', 'party', 'local', 'organisation', 'programme']),
    appliesTo: z.strictObject({ subject: z.enum(['civilServant']), positionClasses: z.array(PositionClass).min(1) }),
    /** By the months of the year that is graded. */
    effective: z.strictObject({ from: Month, to: Month.nullable() }),
    parent: z.string().nullable(),
    gives: z.strictObject({ year: z.literal('grade') }),
    mean: z.strictObject({
      ...rule,
      rounding: z.strictObject({ decimals: z.literal(2), mode: z.literal('halfUp') }),
      /** In hundredths of a month; who worked less gets no grade. */
      leastMonths: z.strictObject({ ...rule, months: z.int().min(0).max(12_00) }),
    }),
    /** Best first; `from` in hundredths, closed below. The lowest begins at 0. */
    bands: z.array(z.strictObject({ grade: Grade, from: z.int().min(0), article: z.string().min(1) })).min(1),
    overrides: z.array(Override),
    /** A person of the role may not be graded above the organisations led. */
    gates: z.array(z.strictObject({ ...rule, roles: z.array(PositionClass).min(1) })),
    quotas: z.array(Quota),
    settings: Settings,
    confidence: z.enum(['sure', 'singleSource', 'uncertain']),
    golden: z.array(GoldenYear),
  })
  .check(({ value: { bands }, issues }) => {
    for (const [index, band] of bands.entries()) {
      const above = bands[index - 1]
      if (above && (above.from <= band.from || Grade.options.indexOf(above.grade) >= Grade.options.indexOf(band.grade)))
        issues.push({
          code: 'custom',
          path: ['bands', index, 'from'],
          message: 'A band lies below the one before it',
          input: band.from,
        })
    }
    if (bands.at(-1)?.from !== 0)
      issues.push({
        code: 'custom',
        path: ['bands', bands.length - 1, 'from'],
        message: 'The lowest band begins at 0',
        input: bands.at(-1)?.from,
      })
  })
export type YearRuleset = z.infer<typeof YearRuleset>

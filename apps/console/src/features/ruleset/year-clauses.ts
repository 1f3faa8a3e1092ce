import { scoreYear, type YearResult } from '@congtam/core/evaluation/year/score-year'
import type { YearRuleset } from '@congtam/core/evaluation/year/year-ruleset'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import type { Clause, ClauseGroup } from './read/clause.ts'
import { gradeWord } from './read/placement-text.ts'

interface YearCheck {
  title: string
  holds: boolean
  results: YearResult[]
  /** The kind of conduct that decided somebody's grade, by the person. */
  conduct: ReadonlyMap<string, string>
}

/** Each worked year computed again, beside what the source says must come out. */
export function yearChecks(ruleset: YearRuleset): YearCheck[] {
  return ruleset.golden.map(({ title, facts, settings, expect }) => {
    const results = scoreYear(ruleset, facts, settings)
    const holds = Object.entries(expect).every(([id, { mean, grade }]) => {
      const result = results.find((one) => one.id === id)
      return result?.mean === mean && result.grade === grade
    })
    const conduct = results.flatMap(({ id, overriddenBy }) => {
      const kind = facts.subjects.find((one) => one.id === id)?.conduct[overriddenBy ?? -1]?.kind
      return kind === undefined ? [] : [[id, kind] as const]
    })
    return { title, holds, results, conduct: new Map(conduct) }
  })
}

/** Every rule of a yearly ruleset, with the worked years in which it decided something about somebody. */
export function yearClauses(ruleset: YearRuleset, checks: readonly YearCheck[]): ClauseGroup[] {
  const { mean, bands, overrides, gates, quotas } = ruleset
  const tests = (decided: (result: YearResult, check: YearCheck) => boolean) =>
    checks.flatMap((check, golden) => {
      const touched = check.results.filter((result) => decided(result, check))
      return touched.length === 0 ? [] : [{ golden, gave: touched.slice(0, 3).map(resultText).join('; ') }]
    })
  const clause = (
    id: string,
    article: string,
    label: string,
    says: string | null,
    lines: string[] = [],
  ): Omit<Clause, 'tests'> => ({
    ...{ id, path: id, depth: 0, label, article, says, max: null },
    rule: { sentence: lines[0] ?? '', lines: lines.slice(1) },
  })
  const groups = [
    {
      title: m.ruleset_year_mean(),
      clauses: [
        {
          ...clause('mean', mean.article, m.ruleset_year_mean(), said(mean.says), [m.ruleset_year_mean_rule()]),
          tests: tests((one) => one.mean !== null),
        },
        {
          ...clause('leastMonths', mean.leastMonths.article, m.ruleset_year_least(), said(mean.leastMonths.says), [
            m.ruleset_year_least_rule({ months: points(mean.leastMonths.months) }),
          ]),
          tests: tests((one) => one.reason === 'lessThanSixMonths'),
        },
      ],
    },
    {
      title: m.ruleset_part_bands(),
      clauses: bands.map(({ grade, from, article }) => ({
        ...clause(`band.${grade}`, article, gradeWord(grade), null, [m.rule_band_from({ from: points(from) })]),
        tests: tests((one) => one.band === grade),
      })),
    },
    {
      title: m.ruleset_year_conduct(),
      clauses: overrides.map(({ kind, label, article, says, grade, dutyRelated }) => ({
        ...clause(kind, article, said(label), said(says), [
          m.ruleset_year_lowers({ grade: gradeWord(grade) }),
          ...(dutyRelated ? [m.ruleset_year_duty()] : []),
        ]),
        tests: tests(({ id }, { conduct }) => conduct.get(id) === kind),
      })),
    },
    {
      title: m.ruleset_year_gates(),
      clauses: gates.map(({ article, says }, index) => ({
        ...clause(`gate.${index}`, article, m.ruleset_year_gates(), said(says), [m.rule_gate()]),
        tests: tests((one) => one.gatedBy !== null),
      })),
    },
    {
      title: m.ruleset_part_quota(),
      clauses: quotas.map(({ label, article, says, ratio, exception, grade }, index) => ({
        ...clause(`quota.${index}`, article, said(label), said(says), [
          m.ruleset_year_quota({ over: ratio.over, under: ratio.under, grade: gradeWord(grade) }),
          ...(exception
            ? [
                m.ruleset_year_quota_exception({
                  over: exception.ratio.over,
                  under: exception.ratio.under,
                  article: exception.article,
                }),
              ]
            : []),
        ]),
        tests: tests((one) => one.quota !== null),
      })),
    },
  ]
  return groups.filter(({ clauses }) => clauses.length > 0)
}

function resultText({ id, mean, grade }: YearResult): string {
  const figure = mean === null ? m.ruleset_golden_no_total() : points(mean)
  return grade === null ? `${id}: ${figure}` : `${id}: ${figure}, ${gradeWord(grade)}`
}

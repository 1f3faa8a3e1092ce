import type { ConditionFact } from '@congtam/core/evaluation/grade/placement-facts'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import type { Clause } from './clause.ts'
import { conditionText, gradeWord, quotaText } from './placement-text.ts'

/** What a grade asks for besides points, what forces the lowest one, and whose grade limits it. */
export function placementClauses(ruleset: Ruleset): Clause[] {
  const { placement, golden } = ruleset
  if (!placement) return []
  const tests = (read: (facts: Ruleset['golden'][number]['facts']) => string | undefined) =>
    golden.flatMap(({ facts }, index) => {
      const gave = read(facts)
      return gave === undefined ? [] : [{ golden: index, gave }]
    })
  const common = { depth: 0, says: null, max: null }
  const conditions = [
    ...placement.grades.flatMap(({ grade, conditions }, place) =>
      conditions.map((condition, index) => ({
        condition,
        path: `placement.grades.${place}.conditions.${index}`,
        why: m.rule_for_grade({ grade: gradeWord(grade) }),
      })),
    ),
    ...placement.forces.map((condition, index) => ({
      condition,
      path: `placement.forces.${index}`,
      why: m.rule_forces(),
    })),
  ]
  return [
    ...conditions.map(({ condition, path, why }) => ({
      ...common,
      id: path,
      path,
      label: said(condition.label),
      article: condition.article,
      rule: { sentence: conditionText(condition), lines: [why] },
      tests: tests(({ placement: given }) => factText(given?.conditions[condition.fact])),
    })),
    ...placement.gates.map(({ code, label, article }, index) => ({
      ...common,
      id: `gate.${code}`,
      path: `placement.gates.${index}`,
      label: said(label),
      article,
      rule: { sentence: m.rule_gate(), lines: [] },
      tests: tests(({ placement: given }) => {
        const grade = given?.gates[code]
        return grade ? gradeWord(grade) : undefined
      }),
    })),
  ]
}

function factText(fact: ConditionFact | null | undefined): string | undefined {
  if (fact === null || fact === undefined) return undefined
  if (typeof fact === 'boolean') return fact ? m.rule_yes() : m.rule_no()
  return m.rule_of_count(fact)
}

export function quotaClauses({ quota }: Ruleset): Clause[] {
  if (!quota) return []
  const { grade, article } = quota
  const rule = { sentence: quotaText(quota), lines: [] }
  return [
    { id: 'quota', path: 'quota', depth: 0, label: gradeWord(grade), article, says: null, max: null, rule, tests: [] },
  ]
}

import { decimal } from '../../shared/points.ts'
import { type Derivation, derivationNode, type Step } from '../derivation.ts'
import { explainScore } from '../explain.ts'
import type { MonthFacts } from '../facts.ts'
import { type Ruleset, rulesetSha256 } from '../ruleset.ts'
import type { ConditionResult, Placed } from './place.ts'
import type { Condition } from './placement.ts'
import type { SheetGrade } from './sheet-grade.ts'

const grades = {
  excellent: { vi: 'mức xuất sắc', en: 'excellent' },
  good: { vi: 'mức tốt', en: 'good' },
  completed: { vi: 'mức hoàn thành', en: 'completed' },
  failed: { vi: 'mức không hoàn thành', en: 'failed' },
} as const

/** How the grade came about: gates, what forces the lowest one, conditions, and the score down to its facts. */
export function explainGrade(ruleset: Ruleset, facts: MonthFacts, { score, placed }: SheetGrade): Derivation {
  const explained = score && explainScore(ruleset, facts, score)
  if (!placed) {
    if (!explained) throw new Error(`The ruleset ${ruleset.id} gives neither a score nor a grade`)
    return explained
  }
  const root: Step = {
    id: 'grade',
    label: { vi: 'Mức xếp loại', en: 'Grade' },
    value: placed.grade,
    unit: 'grade',
    article: ruleset.source.article,
    inputs: inputsOf(placed),
    children: [...gateSteps(ruleset, facts, placed), ...conditionSteps(placed)],
  }
  const node = derivationNode(root, ruleset.source.document)
  return {
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset), title: ruleset.title },
    root: explained ? { ...node, children: [...node.children, explained.root] } : node,
  }
}

function inputsOf({ band, reason, missing, forcedBy, gatedBy, waitsFor, settings }: Placed) {
  const named = (name: string, value: string | null) => (value === null ? [] : [{ name, value }])
  return [
    ...named('band', band),
    ...named('reason', reason),
    ...missing.map((value) => ({ name: 'missing', value })),
    ...named('forcedBy', forcedBy),
    ...named('gatedBy', gatedBy),
    ...waitsFor.map((value) => ({ name: 'waitsFor', value })),
    ...settings.map(({ number, value }) => ({ name: number, value })),
  ]
}

function gateSteps({ placement }: Ruleset, { placement: given }: MonthFacts, { gatedBy }: Placed): Step[] {
  return (placement?.gates ?? []).flatMap(({ code, label, article }) => {
    const grade = given?.gates[code]
    if (grade === undefined) return []
    const lowers = { vi: `${label.vi} (giới hạn mức của cá nhân)`, en: `${label.en} (limits the person’s grade)` }
    return [
      { id: `gate.${code}`, label: code === gatedBy ? lowers : label, value: grade, unit: 'grade' as const, article },
    ]
  })
}

function conditionSteps({ results }: Placed): Step[] {
  return results.map(({ grade, condition, met, fact }, index) => ({
    id: `condition.${index + 1}`,
    label: {
      vi: `Điều kiện ${grades[grade].vi}: ${condition.label.vi}`,
      en: `Condition of ${grades[grade].en}: ${condition.label.en}`,
    },
    value: factText(fact),
    unit: 'ratio' as const,
    formula: {
      vi: `${askedText(condition).vi} → ${metText(met).vi}`,
      en: `${askedText(condition).en} → ${metText(met).en}`,
    },
    article: condition.article,
  }))
}

function factText(fact: ConditionResult['fact']): string | null {
  if (fact === null || typeof fact === 'boolean') return fact === null ? null : String(fact)
  return `${fact.done}/${fact.of}`
}

function askedText({ needs }: Condition): { vi: string; en: string } {
  if (needs.is === 'true') return { vi: 'cần: có', en: 'asks for: yes' }
  if (needs.is === 'false') return { vi: 'cần: không', en: 'asks for: no' }
  const sign = { atLeast: '≥', above: '>', atMost: '≤', below: '<' }[needs.is]
  const percent = decimal(needs.percent, 0)
  return { vi: `${sign} ${percent}%`, en: `${sign} ${percent} %` }
}

function metText(met: boolean | null): { vi: string; en: string } {
  if (met === null) return { vi: 'chưa rõ', en: 'not known' }
  return met ? { vi: 'đúng', en: 'holds' } : { vi: 'không', en: 'does not hold' }
}

import { type GradeCounterfactual, gradeChangeText } from '../../evaluation/group/counterfactual.ts'
import type { MonthChange, MonthCounterfactual, MonthOutcome } from '../../evaluation/month/counterfactual.ts'
import { outcomeSentence } from '../../evaluation/month/counterfactual-words.ts'
import type { Language } from '../../shared/refusal.ts'

/** What some changes would give; points and quantities as decimal numbers. */
interface AnswerOutcome {
  text: string
  changes: AnswerChange[]
  results: number | null
  total: number | null
  level: string | null
}

type AnswerChange = { kind: MonthChange['kind'] } & Record<string, string | number>

/** What would reach the next level: arithmetic on the facts of the file, no promise. */
export interface AnswerCounterfactual {
  level: string | null
  next: { grade: string; label: string; from: number } | null
  missing: number | null
  remaining: AnswerOutcome | null
  alone: AnswerOutcome[]
  together: AnswerOutcome | null
}

/** What stands between somebody and the next grade; all of it together is needed. */
export interface AnswerNextGrade {
  next: string
  changes: ({ text: string } & Record<string, unknown>)[]
}

export function counterfactualAnswer(
  { level, next, missing, remaining, alone, together }: MonthCounterfactual,
  language: Language,
): AnswerCounterfactual {
  const told = (outcome: MonthOutcome) => outcomeAnswer(outcome, language)
  return {
    level: level?.grade ?? null,
    next: next && { grade: next.grade, label: next.label[language], from: next.from / 100 },
    missing: missing === null ? null : missing / 100,
    remaining: remaining && told(remaining),
    alone: alone.map(told),
    together: together && told(together),
  }
}

function outcomeAnswer(outcome: MonthOutcome, language: Language): AnswerOutcome {
  const { changes, results, total, level } = outcome
  return {
    text: outcomeSentence(outcome, (id) => id)[language],
    changes: changes.map((change) => changeAnswer(change, language)),
    results: results === null ? null : results / 100,
    total: total === null ? null : total / 100,
    level: level?.grade ?? null,
  }
}

function changeAnswer(change: MonthChange, language: Language): AnswerChange {
  if (change.kind === 'accept') return { kind: change.kind, task: change.taskId, quantity: change.quantity / 1000 }
  if (change.kind === 'failure') return { kind: change.kind, task: change.taskId, of: change.of, index: change.index }
  if (change.kind === 'term') return { kind: change.kind, term: change.term }
  return { kind: change.kind, criterion: change.criterion, label: change.label[language], more: change.more / 100 }
}

export function nextGradeAnswer({ next, changes }: GradeCounterfactual, language: Language): AnswerNextGrade {
  return {
    next,
    changes: changes.map((change) => {
      const text = gradeChangeText(change)[language]
      if (change.kind === 'points')
        return { kind: 'points', text, missing: change.missing / 100, from: change.from / 100 }
      if (change.kind === 'gate') return { kind: 'gate', text, code: change.code, grade: change.grade }
      if (change.kind !== 'place') return { kind: change.kind, text, fact: change.fact, article: change.article }
      const { total, rank, places } = change
      return { kind: 'place', text, total: total === null ? null : total / 100, rank, places }
    }),
  }
}

import { decimalOf, type Fraction, fraction, fractionText } from '../../shared/fraction.ts'
import { decimal } from '../../shared/points.ts'
import type { Settings } from '../ambiguity.ts'
import type { Step } from '../derivation.ts'
import type { MonthFacts } from '../facts.ts'
import { type Failure, lost, type Measures, measure, type Parts, type TaskFact } from '../measure.ts'
import type { CriterionScore, Explained } from './criterion.ts'
import { equalsPoints, formula, ratioFigure, unitsText } from './formula.ts'
import type { MeanOfRatiosParams, Term } from './mean-of-ratios.ts'

/** The mean with its ratios, each with the tasks that it comes from and what each failure took. */
export function explainMeanOfRatios(
  { max, terms }: MeanOfRatiosParams,
  facts: MonthFacts,
  settings: Settings,
  parts: Parts,
  score: CriterionScore,
): Explained {
  const measures = measure(facts.tasks, parts)
  const assigned: Step = {
    id: 'assigned',
    label: { vi: 'A: tổng khối lượng được giao (đã quy đổi)', en: 'A: work assigned (converted)' },
    value: unitsText(measures.assigned, parts),
    unit: 'units',
    article: 'Điều 14 khoản 1; Điều 18 khoản 1 điểm d',
    says: {
      vi: 'Việc ngoài kế hoạch và việc nhận thêm tính ngoài tổng này; việc đã chuyển cho người khác vẫn tính trong tổng.',
      en: 'Extra and taken-over work stays outside this sum; work given to somebody else stays in it.',
    },
    children: facts.tasks.filter(({ origin }) => origin === 'planned').map((task) => assignedStep(task)),
  }
  if (score.excluded !== null) return { term: '–', formula: null, children: [assigned] }
  const whole = mean(max, terms, settings, score)
  const text = score.points === null ? whole : `${whole} ${equalsPoints(score.points)}`
  const ratios = terms.map((term, index) =>
    term.from === 'work'
      ? workStep(term, measures, facts.tasks, parts)
      : leadershipStep(term, facts, score.ratios[index] ?? null),
  )
  return { term: whole, formula: formula(text), children: [assigned, ...ratios] }
}

/** `70 × (0.900 + 0.875 + 0.850) / 3`, within `min(70, …)` where the cap took something. */
function mean(max: number, terms: readonly Term[], settings: Settings, score: CriterionScore): string {
  const undecided = (term: Term) => term.from === 'leadership' && score.missing.includes(`leadership.${term.fact}`)
  const figures = terms.flatMap((term, index) => {
    const ratio = score.ratios[index]
    if (!ratio) return undecided(term) ? ['?'] : []
    const figure = ratioFigure(ratio)
    return settings.A6 === 'eachCapped' && ratio.numerator > ratio.denominator ? `min(1, ${figure})` : figure
  })
  const most = decimal(max, 2)
  const text = `${most} × (${figures.join(' + ')}) / ${figures.length}`
  return settings.A5 !== 'uncapped' && score.touched.includes('A5') ? `min(${most}, ${text})` : text
}

function workStep(
  term: Extract<Term, { from: 'work' }>,
  measures: Measures,
  tasks: readonly TaskFact[],
  parts: Parts,
): Step {
  const ratio = fraction(measures[term.measure], measures.assigned)
  const figures = `${unitsText(measures[term.measure], parts)} / ${unitsText(measures.assigned, parts)}`
  return {
    id: term.code,
    label: { vi: `${term.code}: ${term.label.vi}`, en: `${term.code}: ${term.label.en}` },
    value: fractionText(ratio),
    unit: 'ratio',
    formula: formula(`${figures} = ${ratioFigure(ratio)}`),
    article: term.article,
    says: term.says,
    children: tasks.map((task) => creditStep(term, task, parts)),
  }
}

function leadershipStep(
  term: Extract<Term, { from: 'leadership' }>,
  { leadership }: MonthFacts,
  ratio: Fraction | null,
): Step {
  const share = leadership?.[term.fact] ?? null
  const letter = term.letter ?? term.code
  const nobody = share === 'none' ? { vi: ' (không quản lý công chức nào)', en: ' (leads nobody)' } : { vi: '', en: '' }
  return {
    id: term.code,
    label: { vi: `${letter}: ${term.label.vi}${nobody.vi}`, en: `${letter}: ${term.label.en}${nobody.en}` },
    value: ratio && fractionText(ratio),
    unit: 'ratio',
    article: term.article,
    says: term.says,
    inputs: share === null ? [] : [{ name: 'share', value: share }],
  }
}

function assignedStep(task: TaskFact): Step {
  const units = unitsText(BigInt(task.quantity) * BigInt(task.coefficient), 1)
  return {
    ...taskStep(task, units),
    formula: formula(`${decimal(task.quantity, 3)} × ${decimal(task.coefficient, 3)} = ${units}`),
  }
}

/** What one task earns of a ratio, with each failure under it. */
function creditStep(term: Extract<Term, { from: 'work' }>, task: TaskFact, parts: Parts): Step {
  if (task.reassignedAway) return taskStep(task, '0')
  const failures =
    term.measure === 'completed' ? [] : task[term.measure === 'quality' ? 'qualityFailures' : 'missedDeadlines']
  const taken = lost(failures, task.accepted, parts)
  const units = unitsText(BigInt(task.accepted * parts - taken) * BigInt(task.coefficient), parts)
  const accepted = decimal(task.accepted, 3)
  const counted = taken === 0 ? accepted : `(${accepted} − ${quantityText(taken, parts)})`
  return {
    ...taskStep(task, units),
    formula: formula(`${counted} × ${decimal(task.coefficient, 3)} = ${units}`),
    children: failureSteps(failures, task, parts, term),
  }
}

function failureSteps(failures: readonly Failure[], { id, accepted }: TaskFact, parts: Parts, term: Term): Step[] {
  const largestFirst = [...failures.keys()]
    .filter((index) => failures[index]?.objectiveCause === false)
    .sort((a, b) => (failures[b]?.quantity ?? 0) - (failures[a]?.quantity ?? 0))
  const counted = new Set(largestFirst.slice(0, parts))
  return failures.map((failure, index) => {
    const counts = counted.has(index)
    const quantity = Math.min(failure.quantity, accepted)
    const taken = quantityText(counts ? quantity : 0, parts)
    return {
      id: String(index + 1),
      label: failureLabel(term, index + 1, failure.objectiveCause, counts),
      value: taken,
      unit: 'quantity',
      formula: counts ? formula(`${decimal(quantity, 3)} × ${100 / parts}% = ${taken}`) : null,
      article: term.article,
      inputs: [
        { name: 'quantity', value: decimal(quantity, 3) },
        { name: 'objectiveCause', value: String(failure.objectiveCause) },
      ],
      taskId: id,
    }
  })
}

function failureLabel(term: Term, number: number, objectiveCause: boolean, counts: boolean): Step['label'] {
  const late = term.from === 'work' && term.measure === 'progress'
  const vi = `${late ? 'Lần chậm' : 'Lần chưa đạt'} ${number}`
  const en = `${late ? 'Delay' : 'Failed assessment'} ${number}`
  if (objectiveCause) {
    return {
      vi: `${vi}: nguyên nhân khách quan đã xác nhận, không trừ`,
      en: `${en}: objective cause confirmed, nothing taken`,
    }
  }
  if (!counts) return { vi: `${vi}: phần này đã bị trừ hết`, en: `${en}: nothing was left to take` }
  return { vi, en }
}

function taskStep(task: TaskFact, units: string): Step {
  return {
    id: task.id,
    label: task.reassignedAway
      ? { vi: `Nhiệm vụ ${task.id} (đã chuyển cho người khác)`, en: `Task ${task.id} (given to somebody else)` }
      : { vi: `Nhiệm vụ ${task.id}`, en: `Task ${task.id}` },
    value: units,
    unit: 'units',
    inputs: [
      { name: 'quantity', value: decimal(task.quantity, 3) },
      { name: 'coefficient', value: decimal(task.coefficient, 3) },
      { name: 'accepted', value: decimal(task.accepted, 3) },
      { name: 'origin', value: task.origin },
      { name: 'reassignedAway', value: String(task.reassignedAway) },
    ],
    taskId: task.id,
  }
}

function quantityText(taken: number, parts: Parts): string {
  const value = fraction(taken, parts * 1000)
  return decimalOf(value, 5) ?? fractionText(value)
}

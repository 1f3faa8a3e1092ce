import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { usualPeriod } from '../../evaluation/grade/sheet-grade.ts'
import type { Ruleset } from '../../evaluation/ruleset.ts'
import { rulesetById, rulesets } from '../../evaluation/rulesets/registry.ts'
import { prepareRuleset } from '../../evaluation/score.ts'
import { formsOf } from './criteria-facts.ts'
import { readExactJson } from './exact-json.ts'
import type { formOf } from './schema-reading.ts'
import { scoreAnswer } from './score-answer.ts'
import { readScoreFile } from './score-file.ts'

type Form = ReturnType<typeof formOf>
// biome-ignore lint/suspicious/noExplicitAny: what people write in a file is any JSON.
type Json = any

/** Facts as people write them: whole numbers become decimals where the form says so. */
function written(value: unknown, form: Form | undefined): Json {
  if (typeof value === 'number') return value / 10 ** Number(form?.decimals ?? 0)
  if (Array.isArray(value)) return value.map((each) => written(each, form?.items as Form))
  if (typeof value !== 'object' || value === null) return value
  const fields = form?.properties ?? form?.anyOf?.map((each) => (each as Form).properties).find(Boolean)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, written(member, fields?.[key] as Form)]))
}

const hundredths = (points: object | null) =>
  points && Object.fromEntries(Object.entries(points).map(([code, value]) => [code, value / 100]))

function periodOf(ruleset: Ruleset): string {
  const to = ruleset.effective.to ?? '2026-12'
  const year = to.slice(0, 4)
  return { month: to, quarter: `${year}-Q4`, half: `${year}-H2`, year }[usualPeriod(ruleset)]
}

/** The worked example as a file of the contract. */
function fileOf(ruleset: Ruleset, golden: Ruleset['golden'][number]): Json {
  const { general, tasks, criteria, placement } = structuredClone(golden.facts)
  const forms = formsOf(prepareRuleset(ruleset))
  return {
    ruleset: ruleset.id,
    period: periodOf(ruleset),
    settings: golden.settings ?? {},
    subjects: [
      {
        id: 'S1',
        ...(general && { general: hundredths(general) }),
        ...(tasks.length > 0 && { tasks: tasks.map(taskOf) }),
        ...(golden.facts.leadership && { leadership: leadershipOf(golden.facts.leadership) }),
        ...(criteria && { criteria: written(criteria, forms.get('criteria')) }),
        ...(forms.has('conditions') && { conditions: placement?.conditions ?? {} }),
        ...(forms.has('gates') && { gates: placement?.gates ?? {} }),
      },
    ],
  }
}

const taskOf = (task: Ruleset['golden'][number]['facts']['tasks'][number]) => ({
  ...task,
  quantity: task.quantity / 1000,
  coefficient: task.coefficient / 1000,
  accepted: task.accepted / 1000,
  qualityFailures: task.qualityFailures.map((failure) => ({ ...failure, quantity: failure.quantity / 1000 })),
  missedDeadlines: task.missedDeadlines.map((failure) => ({ ...failure, quantity: failure.quantity / 1000 })),
})

const shares = { full: 1, half: 0.5, none: null }
const leadershipOf = (terms: Record<string, keyof typeof shares | null>) =>
  Object.fromEntries(Object.entries(terms).map(([term, share]) => [term, share && shares[share]]))

const answer = (file: Json) => scoreAnswer(readScoreFile(readExactJson(JSON.stringify(file))))

const cases = rulesets.flatMap((ruleset) => ruleset.golden.map((golden) => ({ ruleset, golden, title: golden.title })))

test.each(cases)('$ruleset.id is scored from a file: $title', ({ ruleset, golden }) => {
  const [result] = answer(fileOf(ruleset, golden)).results
  const { results, total, grade } = golden.expect
  expect(result?.results ?? null).toBe(results === null ? null : results / 100)
  expect(result?.total ?? null).toBe(total === null ? null : total / 100)
  if (grade !== undefined) expect(result?.grade?.grade).toBe(grade)
})

test('a grade comes with its letter, and with every condition met or not', () => {
  const ruleset = rulesetById('vn.hanoi3814-2018.staff')
  const [golden] = ruleset?.golden ?? []
  if (!ruleset || !golden) throw new Error('no worked example')
  expect(answer(fileOf(ruleset, golden)).results[0]?.grade).toMatchObject({ grade: 'excellent', letter: 'A' })
})

test('where no row of the rules matches there is no grade, and the open question is named', () => {
  const ruleset = rulesetById('vn.nd335-2025.agency')
  const golden = ruleset?.golden[1]
  if (!ruleset || !golden) throw new Error('no worked example')
  const [result] = answer(fileOf(ruleset, golden)).results
  expect(result).toMatchObject({
    total: 85,
    settings: [{ number: 'A13', value: 'humanDecision' }],
    grade: { grade: null, band: 'good', reason: 'noRowMatches' },
  })
})

test('a condition that nobody has answered is named, and the grade waits', () => {
  const file = member()
  delete file.subjects[0].conditions.degradation
  expect(answer(file).results[0]).toMatchObject({
    total: 90,
    grade: { grade: null, reason: 'missingFact', missing: ['degradation'] },
  })
})

test('an organisation without a grade keeps its gate waiting', () => {
  const ruleset = rulesetById('template.points-and-gates')
  const [golden] = ruleset?.golden ?? []
  if (!ruleset || !golden) throw new Error('no worked example')
  const file = fileOf(ruleset, golden)
  file.subjects[0].gates = { division: null, cell: 'good' }
  expect(answer(file).results[0]?.grade).toMatchObject({ grade: 'good', gatedBy: 'cell', waitsFor: ['division'] })
})

function exampleOf(id: string): Json {
  const ruleset = rulesetById(id)
  const [golden] = ruleset?.golden ?? []
  if (!ruleset || !golden) throw new Error(`no worked example of ${id}`)
  return fileOf(ruleset, golden)
}

const member = () => exampleOf('vn.party366-2025.member')
const work = () => exampleOf('vn.hcmc06-2026.staff')
const haiphong = () => exampleOf('vn.haiphong212-2025.staff')

/** `code path`, after making sure that both languages have a sentence for it. */
function refusalOf(file: Json): string {
  try {
    answer(file)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const language of ['vi', 'en'] as const) {
      const { what, next } = sentenceOf(error.code, error.details, language)
      expect(`${what} ${next}`).not.toMatch(/undefined|\[object/)
    }
    return `${error.code} ${error.details.path}`
  }
  return 'taken'
}

const subject = '$.subjects[0]'

test.each<[string, () => Json, (subject: Json, file: Json) => void, string]>([
  [
    'a month for a ruleset of quarters',
    work,
    (_, file) => {
      file.period = '2026-08'
    },
    'score.wrongKind $.period',
  ],
  [
    'a fifth quarter',
    work,
    (_, file) => {
      file.period = '2026-Q5'
    },
    'score.wrongKind $.period',
  ],
  [
    'a year after the rules ended',
    haiphong,
    (_, file) => {
      file.period = '2026'
    },
    'ruleset.outsideValidity $.period',
  ],
  [
    'no facts of the criteria',
    member,
    (one) => {
      delete one.criteria
    },
    `score.missing ${subject}.criteria`,
  ],
  [
    'a fact of a criterion as null',
    member,
    (one) => {
      one.criteria.results = null
    },
    `score.missing ${subject}.criteria.results`,
  ],
  [
    'an unknown criterion',
    member,
    (one) => {
      one.criteria.more = {}
    },
    `score.unknownKey ${subject}.criteria.more`,
  ],
  [
    'points above the maximum',
    member,
    (one) => {
      one.criteria.results.total = 70.01
    },
    `score.aboveMaximum ${subject}.criteria.results.total`,
  ],
  [
    'more decimals than points have',
    member,
    (one) => {
      one.criteria.results.total = 60.005
    },
    `score.tooManyDecimals ${subject}.criteria.results.total`,
  ],
  [
    'a word where a yes or no is needed',
    member,
    (one) => {
      one.conditions.degradation = 'no'
    },
    `score.wrongKind ${subject}.conditions.degradation`,
  ],
  [
    'a share of negative work',
    member,
    (one) => {
      one.conditions.done = { done: -1, of: 10 }
    },
    `score.negative ${subject}.conditions.done.done`,
  ],
  [
    'an unknown condition',
    member,
    (one) => {
      one.conditions.luck = true
    },
    `score.unknownKey ${subject}.conditions.luck`,
  ],
  [
    'a missing fact deep inside',
    work,
    (one) => {
      delete one.criteria.results.items[1].result.progress.lateDays
    },
    `score.missing ${subject}.criteria.results.items[1].result.progress.lateDays`,
  ],
  [
    'a work item given twice',
    work,
    (one) => {
      one.criteria.results.items[1].id = 'v1'
    },
    `score.givenTwice ${subject}.criteria.results.items[1].id`,
  ],
  [
    'half a day',
    work,
    (one) => {
      one.criteria.results.items[1].result.progress.lateDays = 0.5
    },
    `score.tooManyDecimals ${subject}.criteria.results.items[1].result.progress.lateDays`,
  ],
  [
    'an unknown word for days',
    work,
    (one) => {
      one.criteria.results.items[1].result.progress.lateDays = 'soon'
    },
    `score.notAllowed ${subject}.criteria.results.items[1].result.progress.lateDays`,
  ],
  [
    'another word than notApplicable',
    haiphong,
    (one) => {
      one.criteria.work.quantity = 'skipped'
    },
    `score.notAllowed ${subject}.criteria.work.quantity`,
  ],
  [
    'an unknown gate',
    member,
    (one) => {
      one.gates = { cell: 'good' }
    },
    `score.unknownKey ${subject}.gates.cell`,
  ],
  [
    'an unknown grade',
    member,
    (one) => {
      one.gates = { stateGrade: 'superb' }
    },
    `score.notAllowed ${subject}.gates.stateGrade`,
  ],
  [
    'gates where the ruleset has none',
    haiphong,
    (one) => {
      one.gates = { cell: 'good' }
    },
    `score.unknownKey ${subject}.gates`,
  ],
])('%s is refused with its path', (_, file, change, refusal) => {
  const document = file()
  change(document.subjects[0], document)
  expect(refusalOf(document)).toBe(refusal)
})

test('criteria beside the national envelope are refused where the ruleset has none', () => {
  const file = exampleOf('vn.nd335-2025.staff')
  file.subjects[0].criteria = {}
  expect(refusalOf(file)).toBe(`score.unknownKey ${subject}.criteria`)
})

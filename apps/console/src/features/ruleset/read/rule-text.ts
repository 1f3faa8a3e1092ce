import { figure, points, quantity } from '../../../components/figures.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { isRecord } from '../../../schema-form/schema.ts'

/** A rule as a sentence and the lines under it. */
export interface RuleText {
  sentence: string
  lines: string[]
}

/** What a document holds at a name, as what the sentence needs. The document was admitted by its schema, so each is there. */
function read(value: unknown) {
  const given = isRecord(value) ? value : {}
  const number = (name: string) => Number(given[name] ?? 0)
  return {
    points: (name: string) => points(number(name)),
    thousandths: (name: string) => quantity(number(name)),
    percent: (name: string) => String(number(name)),
    number,
    text: (name: string) => String(given[name] ?? ''),
    is: (name: string) => given[name] === true,
    words: (name: string) => {
      const words = given[name]
      return isRecord(words) ? said({ vi: String(words.vi), en: String(words.en) }) : ''
    },
    rows: (name: string): unknown[] => {
      const rows = given[name]
      return Array.isArray(rows) ? rows : []
    },
    inside: (name: string) => read(given[name]),
  }
}
type Read = ReturnType<typeof read>

/** A number of the form stands before the name; a code that only tells items apart does not. */
function itemName(code: string, label: string): string {
  return /^[IVX\d.]+$/.test(code) ? `${code} ${label}` : label
}

const itemLine = (item: unknown) => {
  const { text, words, points: figure } = read(item)
  return m.rule_item({ name: itemName(text('code'), words('label')), max: figure('max') })
}

/** Each kind in words; one from outside core says it by the wording of its criterion alone. */
const kinds: Record<string, (params: Read, max: string) => RuleText> = {
  rated: (params) => ({ sentence: m.rule_rated(), lines: params.rows('items').map(itemLine) }),
  checklist: (params) => ({ sentence: m.rule_checklist(), lines: params.rows('items').map(itemLine) }),
  deduction: (params, max) => ({
    sentence: m.rule_deduction({ max, floor: params.points('floor') }),
    lines: params.rows('items').map((row) => {
      const item = read(row)
      return m.rule_deduction_item({ label: item.words('label'), each: item.points('each') })
    }),
  }),
  ratio: (params, max) => ({
    sentence: `${m.rule_ratio({ max })} ${params.is('capped') ? m.rule_ratio_capped() : m.rule_ratio_uncapped()}`,
    lines: [],
  }),
  stepped: (params, max) => ({
    sentence: params.text('days') === 'working' ? m.rule_stepped_working({ max }) : m.rule_stepped_calendar({ max }),
    lines: [
      ...params.rows('steps').map((row) => {
        const step = read(row)
        return m.rule_step({ days: step.number('upTo'), percent: step.percent('percent') })
      }),
      m.rule_step_beyond({ percent: params.percent('beyond') }),
    ],
  }),
  banded: (params) => ({
    sentence: m.rule_banded({ value: params.words('value') }),
    lines: params.rows('bands').map((row) => {
      const band = read(row)
      return m.rule_band({ from: band.thousandths('from'), points: band.points('points') })
    }),
  }),
  bonus: (params, max) => {
    const each = params.inside('each')
    const what = each.words('label')
    const sentence =
      each.text('by') === 'percent'
        ? m.rule_bonus_percent({ percent: each.percent('percent'), what, max })
        : m.rule_bonus_each({ what, points: each.points('points'), max })
    return { sentence, lines: [] }
  },
  carried: (params, max) => ({
    sentence: m.rule_carried({ max, outOf: params.points('outOf'), ruleset: params.inside('from').text('ruleset') }),
    lines: [],
  }),
  subordinates: (params, max) => {
    const by = params.inside('by')
    const from = params.points('passFrom')
    const sentence =
      by.text('what') === 'share'
        ? m.rule_subordinates_share({ max, from })
        : m.rule_subordinates_worst({ max, from, percent: by.percent('otherwise') })
    return { sentence, lines: [] }
  },
  perItem: (params, max) => ({
    sentence: params.is('capped') ? `${m.rule_per_item()} ${m.rule_per_item_capped({ max })}` : m.rule_per_item(),
    lines: [],
  }),
  rescaled: (_, max) => ({ sentence: m.rule_rescaled({ max }), lines: [] }),
  weighted: (params, max) => ({
    sentence: `${m.rule_weighted({ max })} ${
      params.text('whenNothingApplies') === 'leaveOut' ? m.rule_weighted_left_out() : m.rule_weighted_not_scored()
    }`,
    lines: params.rows('parts').map((row) => {
      const part = read(row)
      return m.rule_weight({ label: part.words('label'), weight: part.thousandths('weight') })
    }),
  }),
  meanOfRatios: (params, max) => {
    const letters = params.rows('terms').map(letterOf)
    const count = params.number('failuresToZero')
    return {
      sentence: m.rule_mean({ max, letters: letters.join(' + '), count: letters.length }),
      lines: count > 0 ? [m.rule_mean_failures({ count, percent: figure(100 / count, 0, 0) })] : [],
    }
  },
}

/** How a criterion of the kind is counted; `max` as it is shown. */
export function ruleText(kind: string, params: unknown, max: string): RuleText {
  return kinds[kind]?.(read(params), max) ?? { sentence: '', lines: [] }
}

function letterOf(term: unknown): string {
  const { text } = read(term)
  return text('letter') || text('code')
}

const terms: Record<string, (inputs: { letter: string }) => string> = {
  completed: m.rule_term_completed,
  quality: m.rule_term_quality,
  progress: m.rule_term_progress,
}

/** One ratio of a mean. */
export function termText(term: unknown): RuleText {
  const letter = letterOf(term)
  const told = terms[read(term).text('measure')] ?? m.rule_term_leadership
  return { sentence: told({ letter }), lines: [] }
}

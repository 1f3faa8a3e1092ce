import { type Ambiguity, ambiguities } from '@congtam/core/evaluation/ambiguity'
import { type DerivationNode, flattened } from '@congtam/core/evaluation/derivation'
import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import type { Outputs } from '../../api.ts'
import { language, said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { changeLines } from './what-changes.tsx'

type Explanation = Outputs['sheet']['explain']
export type ExplainedTask = Explanation['tasks'][number]

/** A decimal or fraction of a derivation as it is read here: `7/8` is 0,875 (7/8). Null while a fact is missing. */
export function figureOf({ value, unit }: Pick<DerivationNode, 'value' | 'unit'>): string | null {
  if (value === null) return null
  const [over = '', under] = value.split('/')
  if (under !== undefined) return `${localDecimal((Number(over) / Number(under)).toFixed(3))} (${value})`
  const text = localDecimal(value)
  if (unit === 'units') return m.why_units({ value: text })
  return unit === 'points' ? m.why_points({ value: text }) : text
}

function localDecimal(text: string): string {
  return language() === 'vi' ? text.replace('.', ',') : text
}

/** What a node is called; a task by its title instead of its id. */
export function labelOf(node: DerivationNode, tasks: readonly ExplainedTask[]): string {
  const task = tasks.find(({ taskId }) => taskId === node.taskId)
  const label = said(node.label)
  if (!task) return label
  return label.replace(/^(Nhiệm vụ|Task) \S+/, () => task.title)
}

const inputNames: Record<string, () => string> = {
  max: m.why_input_max,
  quantity: m.why_input_quantity,
  coefficient: m.why_input_coefficient,
  accepted: m.why_input_accepted,
  origin: m.why_input_origin,
  share: m.why_input_share,
}

const inputWords: Record<string, () => string> = {
  planned: m.why_origin_planned,
  extra: m.why_origin_extra,
  takenOver: m.why_origin_taken_over,
  full: m.why_share_full,
  half: m.why_share_half,
  none: m.why_share_none,
}

/** The facts that went into a node, in words; what its label says already is left out. */
export function inputsOf(node: DerivationNode): { name: string; value: string }[] {
  return node.inputs.flatMap(({ name, value }) => {
    const named = inputNames[name]
    return named ? [{ name: named(), value: inputWords[value]?.() ?? localDecimal(value) }] : []
  })
}

/** What a reader must know of the whole score: what is missing, what was cut off, and how an open question was read. */
export function marks(root: DerivationNode): string[] {
  return root.inputs
    .flatMap(({ name, value }) => {
      if (name === 'missing')
        return [value.startsWith('leadership') ? m.why_missing_leadership() : m.why_missing_general()]
      if (name === 'surplus') return [m.why_surplus({ value: localDecimal(value) })]
      if (name === 'reason') return [m.why_no_work()]
      if (!(name in ambiguities)) return []
      // The line above found the name among them.
      const number = name as Ambiguity
      const { question } = ambiguities[number]
      return [`${number}. ${said(question)} ${said(wordsOfReading(value))}.`]
    })
    .filter((text, index, all) => all.indexOf(text) === index)
}

/** The whole derivation as plain text, for a letter or a minute. */
export function derivationText(explanation: Explanation): string {
  const { root, ruleset, tasks } = explanation
  const lines = flattened(root).map(({ node, depth }) => {
    const parts = [
      labelOf(node, tasks),
      figureOf(node) ?? '–',
      node.formula ? said(node.formula) : null,
      node.article?.article,
    ]
    return `${'  '.repeat(depth)}- ${parts.filter(Boolean).join(' · ')}`
  })
  return [said(ruleset.title), ...marks(root), ...lines, ...changeLines(explanation)].join('\n')
}

import type { DerivationNode } from '@congtam/core/evaluation/derivation'

/** What holds the result down, and about how many points it holds back: a task, or a leader's term that was rated half. */
export interface Lowering {
  node: DerivationNode
  points: number
}

/** Less than this would be shown as nothing. */
const LEAST = 0.005

/**
 * What holds the result down, the most first: each task's units that one of the ratios does not count, in points.
 * About right only, since the cap and the rounding are left out; the exact figures stand in the tree.
 */
export function lowerings(root: DerivationNode): Lowering[] {
  const results = root.children.find(({ children }) => children.some(({ unit }) => unit === 'ratio'))
  const assigned = results?.children.find(({ unit }) => unit === 'units')
  const most = decimalIn(results?.inputs.find(({ name }) => name === 'max')?.value)
  const ratios = results?.children.filter(({ unit, value }) => unit === 'ratio' && value !== null) ?? []
  const whole = decimalIn(assigned?.value)
  if (!whole || !most || ratios.length === 0 || root.inputs.some(({ name }) => name === 'surplus')) return []
  const held = new Map<string, Lowering>()
  const weight = most / ratios.length
  for (const term of ratios.filter(({ children }) => children.length === 0)) {
    held.set(term.id, { node: term, points: (1 - decimalIn(term.value)) * weight })
  }
  for (const task of ratios.flatMap(({ children }) => children)) {
    if (task.taskId === null || inputIn(task, 'reassignedAway') === 'true') continue
    const units = decimalIn(inputIn(task, 'quantity')) * decimalIn(inputIn(task, 'coefficient'))
    const lost = ((units - decimalIn(task.value)) / whole) * weight
    held.set(task.taskId, { node: task, points: (held.get(task.taskId)?.points ?? 0) + lost })
  }
  return [...held.values()].filter(({ points }) => points >= LEAST).toSorted((a, b) => b.points - a.points)
}

function inputIn(node: DerivationNode, name: string): string | undefined {
  return node.inputs.find((input) => input.name === name)?.value
}

/** A decimal or fraction as a plain number; 0 for what is not known. */
function decimalIn(text: string | null | undefined): number {
  const [over, under] = (text ?? '0').split('/')
  return Number(over) / Number(under ?? '1')
}

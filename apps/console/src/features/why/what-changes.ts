import type { DerivationNode } from '@congtam/core/evaluation/derivation'

/** A task that holds the result down, and about how many points it holds back. */
export interface Lowering {
  taskId: string
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
  const held = new Map<string, number>()
  for (const task of ratios.flatMap(({ children }) => children)) {
    if (task.taskId === null || inputIn(task, 'reassignedAway') === 'true') continue
    const units = decimalIn(inputIn(task, 'quantity')) * decimalIn(inputIn(task, 'coefficient'))
    const lost = ((units - decimalIn(task.value)) / whole / ratios.length) * most
    held.set(task.taskId, (held.get(task.taskId) ?? 0) + lost)
  }
  return [...held]
    .map(([taskId, points]) => ({ taskId, points }))
    .filter(({ points }) => points >= LEAST)
    .toSorted((a, b) => b.points - a.points)
}

function inputIn(node: DerivationNode, name: string): string | undefined {
  return node.inputs.find((input) => input.name === name)?.value
}

/** A decimal or fraction as a plain number; 0 for what is not known. */
function decimalIn(text: string | null | undefined): number {
  const [over, under] = (text ?? '0').split('/')
  return Number(over) / Number(under ?? '1')
}

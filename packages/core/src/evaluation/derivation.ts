import type { Bilingual } from './ruleset.ts'

interface Shown {
  /** Unique within the derivation, such as `total.results.b.t1`. */
  id: string
  label: Bilingual
  /** The exact value as text, a decimal or a reduced fraction; null while a fact is missing. */
  value: string | null
  unit: 'points' | 'ratio' | 'units' | 'quantity' | 'grade' | 'people'
}

/** One step of a derivation, as data: what was computed, from what, by which article. */
export interface DerivationNode extends Shown {
  /** The computation with its values in it, such as `27 + 70 × (0,900 + 0,875 + 0,850) / 3 = 88,25`. */
  formula: Bilingual | null
  /** `says` is our short wording of the rule, not the text of the law. */
  article: { document: string; article: string; says: Bilingual | null } | null
  inputs: { name: string; value: string }[]
  /** The task that this node speaks of; its history holds the evidence. */
  taskId: string | null
  children: DerivationNode[]
}

export interface Derivation {
  ruleset: { id: string; sha256: string; title: Bilingual }
  root: DerivationNode
}

/** A step as a criterion tells it: ids within its parent, articles within the ruleset's document. */
export interface Step extends Shown {
  formula?: Bilingual | null
  article?: string
  says?: Bilingual | undefined
  inputs?: DerivationNode['inputs']
  taskId?: string
  children?: Step[]
}

/** The step with its whole id and document, and everything under it. */
export function derivationNode(step: Step, document: string, parentId?: string): DerivationNode {
  const id = parentId === undefined ? step.id : `${parentId}.${step.id}`
  return {
    id,
    label: step.label,
    value: step.value,
    unit: step.unit,
    formula: step.formula ?? null,
    article: step.article === undefined ? null : { document, article: step.article, says: step.says ?? null },
    inputs: step.inputs ?? [],
    taskId: step.taskId ?? null,
    children: (step.children ?? []).map((child) => derivationNode(child, document, id)),
  }
}

/** The node and all under it in reading order, each with its depth. */
export function flattened(node: DerivationNode, depth = 0): { node: DerivationNode; depth: number }[] {
  return [{ node, depth }, ...node.children.flatMap((child) => flattened(child, depth + 1))]
}

import type { Bilingual } from './ruleset.ts'

/** One step of a derivation, as data: a reader sees what was computed, from what, by which article. */
export interface DerivationNode {
  /** Unique within the derivation, such as `results.b.task.…`. */
  id: string
  label: Bilingual
  /** The exact value as text, a decimal or a reduced fraction; null while a fact is missing. */
  value: string | null
  unit: 'points' | 'ratio' | 'units' | 'quantity' | null
  /** The computation with its values in it. */
  formula: Bilingual | null
  article: { document: string; article: string } | null
  inputs: { name: string; value: string }[]
  /** The task that this node speaks of; its history holds the evidence. */
  taskId: string | null
  children: DerivationNode[]
}

export interface Derivation {
  ruleset: { id: string; sha256: string }
  root: DerivationNode
}

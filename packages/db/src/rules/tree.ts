import {
  AliasNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  type OperationNode,
  OperatorNode,
  RawNode,
  ReferenceNode,
  TableNode,
} from 'kysely'
import { manifest } from '../schema/manifest.ts'

/** A column as the query wrote it: in snake case, with the table or alias before it where there is one. */
export interface ColumnRef {
  table: string | undefined
  column: string
}

/** The nodes directly inside a node. */
export function childrenOf(node: OperationNode): OperationNode[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
}

export function columnRef(node: OperationNode | undefined): ColumnRef | undefined {
  if (!node) return undefined
  if (ColumnNode.is(node)) return { table: undefined, column: snake(node.column.name) }
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return undefined
  return { table: node.table && snake(node.table.table.identifier.name), column: snake(node.column.column.name) }
}

/** A table in a from, join, into or using: its name as the manifest knows it, and the name by which the query refers to it. */
export function tableRef(node: OperationNode | undefined): { name: string; alias: string } | undefined {
  if (!node) return undefined
  if (AliasNode.is(node)) {
    const inner = tableRef(node.node)
    return inner && IdentifierNode.is(node.alias) ? { name: inner.name, alias: snake(node.alias.name) } : undefined
  }
  if (!TableNode.is(node)) return undefined
  const { schema, identifier } = node.table
  const own = snake(identifier.name)
  return { name: schema ? `${snake(schema.name)}.${own}` : own, alias: own }
}

export function isTenantTable(name: string): boolean {
  return Object.hasOwn(manifest, name) && manifest[name as keyof typeof manifest] === 'tenant'
}

/** `a = b` as its two sides. */
export function equality(node: OperationNode): [OperationNode, OperationNode] | undefined {
  if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator) || node.operator.operator !== '=')
    return undefined
  return [node.leftOperand, node.rightOperand]
}

/** Hand-written SQL as one lower-case text; `?` stands for a parameter, `(…)` for a query built by Kysely. */
export function rawText(node: RawNode): string {
  const parts = node.sqlFragments.map((fragment, index) => {
    const parameter = node.parameters[index]
    return parameter ? fragment + renderedParameter(parameter) : fragment
  })
  return parts.join('').replace(/\s+/g, ' ').trim().toLowerCase()
}

function renderedParameter(node: OperationNode): string {
  if (RawNode.is(node)) return rawText(node)
  if (IdentifierNode.is(node)) return snake(node.name)
  const table = tableRef(node)
  if (table) return table.name
  const column = columnRef(node)
  if (column) return column.table ? `${column.table}.${column.column}` : column.column
  return node.kind === 'ValueNode' ? '?' : '(…)'
}

export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

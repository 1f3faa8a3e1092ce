import { AndNode, type JoinNode, type OperationNode, ParensNode, RawNode, ValueNode, type WhereNode } from 'kysely'
import { columnRef, equality, isTenantTable, tableRef } from './tree.ts'

/** A table that one query reads or writes, and whether it is held to one tenant: by a value, by another table, or not at all. */
interface Reach {
  name: string
  alias: string
  joined: boolean
  held: boolean
}

export interface Scope {
  tables: Reach[]
  outer: Scope | undefined
}

interface Queried {
  from?: { froms: readonly OperationNode[] }
  table?: OperationNode
  using?: { tables: readonly OperationNode[] }
  joins?: readonly JoinNode[]
  where?: WhereNode
}

/** The tenant tables of one select, update or delete, each held by `tenant_id = <value>` or by equality with one that is held. */
export function scopeOf(query: OperationNode, outer: Scope | undefined): Scope {
  // The parts that the three kinds of query share under the same names.
  const parts = query as OperationNode & Queried
  // An update names its one table where the others have a list.
  const first =
    query.kind === 'DeleteQueryNode' || query.kind === 'SelectQueryNode' ? (parts.from?.froms ?? []) : [parts.table]
  const more = query.kind === 'UpdateQueryNode' ? (parts.from?.froms ?? []) : (parts.using?.tables ?? [])
  const joins = parts.joins ?? []
  const scope: Scope = { outer, tables: [] }
  for (const [index, node] of [...first, ...more, ...joins.map(({ table }) => table)].entries()) {
    const table = tableRef(node)
    if (table && isTenantTable(table.name)) scope.tables.push({ ...table, joined: index > 0, held: false })
  }
  const conditions = [parts.where?.where, ...joins.map(({ on }) => on?.on)].flatMap((node) =>
    node ? conjuncts(node) : [],
  )
  hold(scope, conditions)
  return scope
}

/** Spreads what is held from table to table until nothing changes. */
function hold(scope: Scope, conditions: OperationNode[]): void {
  let changed = true
  while (changed) {
    changed = false
    for (const condition of conditions) {
      const sides = equality(condition)
      if (!sides) continue
      for (const [own, other] of [sides, [sides[1], sides[0]] as const]) {
        const table = ownerOf(scope, own)
        if (table && !table.held && givesTenant(scope, other)) {
          table.held = true
          changed = true
        }
      }
    }
  }
}

/** The table in this very query whose tenant_id is meant. */
function ownerOf(scope: Scope, node: OperationNode): Reach | undefined {
  const ref = columnRef(node)
  if (ref?.column !== 'tenant_id') return undefined
  if (ref.table !== undefined) return scope.tables.find(({ alias }) => alias === ref.table)
  return scope.tables.length === 1 ? scope.tables[0] : undefined
}

function givesTenant(scope: Scope, node: OperationNode): boolean {
  if (ValueNode.is(node) || (RawNode.is(node) && node.parameters.some((parameter) => ValueNode.is(parameter))))
    return true
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const table = ownerOf(at, node)
    if (table) return table.held
  }
  return false
}

/** The conditions that must all hold. */
export function conjuncts(node: OperationNode): OperationNode[] {
  if (AndNode.is(node)) return [...conjuncts(node.left), ...conjuncts(node.right)]
  if (ParensNode.is(node)) return conjuncts(node.node)
  return [node]
}

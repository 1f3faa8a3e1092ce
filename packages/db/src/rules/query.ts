import { AsyncLocalStorage } from 'node:async_hooks'
import {
  BinaryOperationNode,
  type ColumnUpdateNode,
  DeleteQueryNode,
  InsertQueryNode,
  type KyselyPlugin,
  MergeQueryNode,
  type OperationNode,
  OverNode,
  RawNode,
  SelectModifierNode,
  SelectQueryNode,
  UpdateQueryNode,
  ValuesNode,
  WithNode,
} from 'kysely'
import { rawFindings } from './raw.ts'
import { conjuncts, type Scope, scopeOf } from './tenant-filter.ts'
import { childrenOf, columnRef, equality, isTenantTable, rawText, tableRef } from './tree.ts'

export type QueryRule = 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q5' | 'Q6' | 'Q7' | 'Q8' | 'Q9' | 'Q10' | 'Q11'

/** A statement that could not be carried to provinces spread over several machines, or to another supported server. */
export interface QueryFinding {
  rule: QueryRule
  problem: string
}

/** More rows than this in one statement go through `insertMany`. */
const MOST_ROWS = 200

const bulk = new AsyncLocalStorage<true>()

/** Runs a statement of the one helper that may insert many rows. */
export function asBulk<T>(act: () => Promise<T>): Promise<T> {
  return bulk.run(true, act)
}

function refuse(findings: QueryFinding[]): never {
  throw new Error(findings.map(({ rule, problem }) => `${rule}: ${problem}`).join('\n'))
}

/** Inspects every statement before it runs. Tests let it throw; a server may log instead. */
export function checkQueries(report: (findings: QueryFinding[]) => void = refuse): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      const findings = findingsOf(node)
      if (findings.length > 0) report(findings)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

/** Every rule that the statement breaks. */
export function findingsOf(statement: OperationNode): QueryFinding[] {
  const inspection = new Inspection()
  inspection.inspect(statement, undefined)
  return inspection.findings()
}

class Inspection {
  readonly #found = new Map<string, QueryFinding>()
  /** What would read more than one tenant if the filter is missing. */
  #spanning: string | undefined

  findings(): QueryFinding[] {
    const rules = new Set([...this.#found.values()].map(({ rule }) => rule))
    if (this.#spanning && (rules.has('Q1') || rules.has('Q2')))
      this.#add('Q5', `${this.#spanning} outside a tenant filter`)
    return [...this.#found.values()]
  }

  inspect(node: OperationNode, outer: Scope | undefined): void {
    const scope = isFiltered(node) ? this.#scope(node, outer) : outer
    if (RawNode.is(node)) {
      this.#raw(node, scope)
      return
    }
    this.#node(node)
    for (const child of childrenOf(node)) this.inspect(child, scope)
  }

  #scope(node: OperationNode, outer: Scope | undefined): Scope {
    const scope = scopeOf(node, outer)
    for (const { name, alias, joined, held } of scope.tables) {
      if (held) continue
      if (joined) this.#add('Q2', `${name} (${alias}) is joined without equality of tenant_id`)
      else this.#add('Q1', `${name} (${alias}) is read without tenant_id = <value>`)
    }
    return scope
  }

  #raw(node: RawNode, scope: Scope | undefined): void {
    for (const [rule, problem] of rawFindings(rawText(node))) {
      if (rule !== 'Q8' || !bulk.getStore()) this.#add(rule, problem)
    }
    for (const query of queriesIn(node)) this.inspect(query, scope)
  }

  #node(node: OperationNode): void {
    if (InsertQueryNode.is(node)) this.#insert(node)
    if (UpdateQueryNode.is(node)) this.#updates(node.updates)
    if (MergeQueryNode.is(node)) this.#merge(node)
    if (WithNode.is(node) && node.recursive) this.#spanning = 'WITH RECURSIVE'
    if (SelectModifierNode.is(node) && node.modifier?.startsWith('For')) this.#spanning = node.modifier
    if (OverNode.is(node) && columnRef(node.partitionBy?.items[0]?.partitionBy)?.column !== 'tenant_id') {
      this.#add('Q6', 'a window that is not partitioned by tenant_id first')
    }
    if (BinaryOperationNode.is(node) && columnRef(node.leftOperand)?.column === 'tenant_id' && !equality(node)) {
      this.#add('Q10', 'tenant_id is compared with more than one value')
    }
  }

  #insert({ into, columns, values, onConflict }: InsertQueryNode): void {
    const name = tableRef(into)?.name
    if (name && isTenantTable(name) && !columns?.some((column) => columnRef(column)?.column === 'tenant_id')) {
      this.#add('Q1', `a row of ${name} without its tenant_id`)
    }
    this.#updates(onConflict?.updates)
    if (values && ValuesNode.is(values) && values.values.length > MOST_ROWS && !bulk.getStore()) {
      this.#add('Q8', `${values.values.length} rows outside insertMany`)
    }
  }

  #updates(updates: readonly ColumnUpdateNode[] | undefined): void {
    if (updates?.some(({ column }) => columnRef(column)?.column === 'tenant_id'))
      this.#add('Q4', 'tenant_id is written')
  }

  #merge({ into, using }: MergeQueryNode): void {
    const name = tableRef(into)?.name
    const joinsTenants =
      using?.on &&
      conjuncts(using.on.on).some((node) => equality(node)?.every((side) => columnRef(side)?.column === 'tenant_id'))
    if (name && isTenantTable(name) && !joinsTenants)
      this.#add('Q7', `MERGE into ${name} without equality of tenant_id`)
  }

  #add(rule: QueryRule, problem: string): void {
    this.#found.set(`${rule} ${problem}`, { rule, problem })
  }
}

function isFiltered(node: OperationNode): boolean {
  return SelectQueryNode.is(node) || UpdateQueryNode.is(node) || DeleteQueryNode.is(node)
}

/** The queries that Kysely built and a hand-written text holds. */
function queriesIn({ parameters }: RawNode): OperationNode[] {
  return parameters.flatMap((parameter) => (RawNode.is(parameter) ? queriesIn(parameter) : [parameter]))
}

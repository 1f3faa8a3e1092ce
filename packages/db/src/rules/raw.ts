import { tenantTables } from '../schema/manifest.ts'

type Found = [rule: 'Q1' | 'Q3' | 'Q5' | 'Q6' | 'Q8' | 'Q9' | 'Q11', problem: string]

/** Statements that make or change the schema; only migrations have them. */
const SCHEMA_STATEMENT = /^(create|alter|drop|grant|revoke|do|comment|set local role)\b/

const READS_TENANT_TABLE = new RegExp(
  `\\b(?:from|join|into|update|using) (?:only )?"?(?:${tenantTables.join('|')})"?(?![\\w.])`,
)

/** The only texts that may set the context: those of the transaction helper. */
const TRANSACTION_START = /^begin(; set local role congtam_app)?(; set local app\.tenant_id = '\d{1,4}')?$/

const NEWER_THAN_15: [RegExp, string][] = [
  [/\buuidv7\(/, 'uuidv7()'],
  [/\bwithout overlaps\b/, 'WITHOUT OVERLAPS'],
  [/\bjson_table\(/, 'JSON_TABLE'],
  [/\bany_value\(/, 'any_value()'],
  [/\breturning (?:with \(|old\.|new\.)/, 'RETURNING old/new'],
]

/** What a hand-written text breaks, read from its words. */
export function rawFindings(text: string): Found[] {
  if (SCHEMA_STATEMENT.test(text) || TRANSACTION_START.test(text)) return []
  const found: Found[] = []
  const heldToTenant = /\btenant_id"? = (\?|\w+\.tenant_id)/.test(text)
  const readsTenantTable = READS_TENANT_TABLE.test(text)
  const isInsert = /^insert into /.test(text)
  if (readsTenantTable && !heldToTenant && !(isInsert && text.includes('tenant_id')))
    found.push(['Q1', `no tenant_id = ? in: ${text}`])
  if (/\bset_config\s*\(/.test(text)) found.push(['Q3', 'set_config'])
  if (/(^|; ?)set (?!local role congtam_app$)/.test(text))
    found.push(['Q3', `a setting outside the transaction helper: ${text}`])
  if (
    /\b(rollup|cube|grouping sets)\b|\bfor (no key )?(update|share)\b|\bwith recursive\b/.test(text) &&
    readsTenantTable &&
    !heldToTenant
  ) {
    found.push(['Q5', text])
  }
  if (/\bover \((?!partition by (\w+\.)?tenant_id)/.test(text) && !/\bover \(…\)/.test(text)) found.push(['Q6', text])
  if (/\bunnest\s*\(/.test(text) && isInsert) found.push(['Q8', 'rows by unnest outside insertMany'])
  if (/\bdetach partition \S+ concurrently\b/.test(text)) found.push(['Q9', 'DETACH CONCURRENTLY'])
  if (/^(un)?listen\b/.test(text)) found.push(['Q9', 'LISTEN'])
  for (const [pattern, name] of NEWER_THAN_15) if (pattern.test(text)) found.push(['Q11', name])
  return found
}

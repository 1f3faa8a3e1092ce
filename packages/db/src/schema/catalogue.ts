import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface Column {
  name: string
  type: string
  notNull: boolean
  /** The expression of the default, or null. */
  default: string | null
}

export interface Constraint {
  name: string
  /** p: primary key, u: unique, c: check, f: foreign key, x: exclusion. */
  kind: 'p' | 'u' | 'c' | 'f' | 'x'
  columns: string[]
  definition: string
  /** Of a foreign key: the table and the columns that it points to. */
  target: string | null
  targetColumns: string[] | null
}

export interface Policy {
  name: string
  command: string
  roles: string[]
  using: string | null
  check: string | null
}

export interface Grant {
  role: string
  verb: string
  /** Null where the grant is for the whole table. */
  columns: string[] | null
}

export interface Table {
  /** With its schema unless that is `public`. */
  name: string
  walled: boolean
  forced: boolean
  columns: Column[]
  constraints: Constraint[]
  indexes: string[]
  policies: Policy[]
  grants: Grant[]
}

/** What the database itself says of every table of ours, in a fixed order. */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select
      case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name,
      c.relrowsecurity as walled,
      c.relforcerowsecurity as forced,
      (select coalesce(json_agg(json_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
          'default', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum), '[]')
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(json_build_object(
          'name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid),
          'columns', (select json_agg(a.attname order by u.position) from unnest(k.conkey) with ordinality u (number, position)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number),
          'target', case when k.confrelid <> 0 then (select case tn.nspname when 'public' then '' else tn.nspname || '.' end || t.relname
            from pg_class t join pg_namespace tn on tn.oid = t.relnamespace where t.oid = k.confrelid) end,
          'targetColumns', (select json_agg(a.attname order by u.position) from unnest(k.confkey) with ordinality u (number, position)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number))
          order by k.contype <> 'p', k.conname collate "C"), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')) as constraints,
      (select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by ic.relname collate "C"), '[]')
        from pg_index i join pg_class ic on ic.oid = i.indexrelid
        where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
      ) as indexes,
      (select coalesce(json_agg(json_build_object(
          'name', p.policyname, 'command', p.cmd, 'roles', p.roles, 'using', p.qual, 'check', p.with_check)
          order by p.policyname collate "C"), '[]')
        from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policies,
      (select coalesce(json_agg(json_build_object('role', g.role, 'verb', g.verb, 'columns', g.columns)
          order by g.role collate "C", g.verb collate "C"), '[]')
        from (
          select x.grantee::regrole::text as role, lower(x.privilege_type) as verb, null::json as columns
          from aclexplode(c.relacl) x where x.grantee <> c.relowner and x.grantee <> 0
          union all
          select 'public', lower(x.privilege_type), null from aclexplode(c.relacl) x where x.grantee = 0
          union all
          select x.grantee::regrole::text, lower(x.privilege_type), json_agg(a.attname order by a.attnum)
          from pg_attribute a, aclexplode(a.attacl) x where a.attrelid = c.oid and x.grantee <> c.relowner
          group by x.grantee, x.privilege_type
        ) g) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by n.nspname <> 'public', n.nspname collate "C", c.relname collate "C"`.execute(db)
  return rows
}

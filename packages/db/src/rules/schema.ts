import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import { manifest } from '../schema/manifest.ts'
import { APP_ROLE } from '../transaction.ts'

/** What may be called in a policy: none of these reads a table. */
const POLICY_FUNCTIONS = ['current_setting']
const EXTENSIONS = ['plpgsql', 'btree_gist', 'pg_trgm', 'unaccent']
/** Functions that run with their owner's rights. There are none. */
const DEFINER_FUNCTIONS: string[] = []

/** The manifest as a table of the query: `place(name, kind)`; and every table of ours with its name as the manifest writes it. */
const ours = sql`
  place (name, kind) as (
    select * from unnest(${Object.keys(manifest)}::text[], ${Object.values(manifest)}::text[])
  ),
  ours as (
    select c.oid, case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name, p.kind, c.relkind,
      c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl, c.relowner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join place p on p.name = case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  ),
  tenant_column as (
    select o.oid, a.attnum from ours o join pg_attribute a on a.attrelid = o.oid and a.attname = 'tenant_id'
  )`

const rule = (query: RawBuilder<unknown>) => sql<{ finding: string }>`with ${ours} ${query}`

/** Each rule is one query over the catalogue that must give no row. */
export const schemaRules = {
  S1: rule(sql`
    select name || ' is not in the manifest' as finding from ours where kind is null
    union all select name || ' is in the manifest but not in the database' from place where name not in (select name from ours)`),
  S2: rule(sql`
    select name || ' does not begin with tenant_id integer not null' as finding from ours o
    where kind = 'tenant' and not exists (
      select from pg_attribute a where a.attrelid = o.oid and a.attnum = 1 and a.attname = 'tenant_id'
        and a.atttypid = 'integer'::regtype and a.attnotnull)`),
  S3: rule(sql`
    select name || ' has no primary key that begins with tenant_id' as finding from ours o
    where kind = 'tenant' and not exists (
      select from pg_constraint k join tenant_column t on t.oid = k.conrelid
      where k.conrelid = o.oid and k.contype = 'p' and k.conkey[1] = t.attnum)`),
  S4: rule(sql`
    select x.indexrelid::regclass || ' does not hold tenant_id by equality' as finding
    from ours o join pg_index x on x.indrelid = o.oid left join tenant_column t on t.oid = o.oid
    where o.kind = 'tenant' and (x.indisunique or x.indisexclusion) and (
      t.attnum is null or not t.attnum = any(x.indkey::smallint[])
      or exists (
        select from pg_constraint k where k.conindid = x.indexrelid and k.contype = 'x'
          and (select p.oprname from pg_operator p where p.oid = k.conexclop[array_position(k.conkey, t.attnum)]) <> '='))`),
  S5: rule(sql`
    select k.conname || ' on ' || o.name || ' points from ' || o.kind || ' to ' || coalesce(f.kind, 'nothing listed') as finding
    from pg_constraint k join ours o on o.oid = k.conrelid join ours f on f.oid = k.confrelid
    left join tenant_column ot on ot.oid = o.oid left join tenant_column ft on ft.oid = f.oid
    where k.contype = 'f' and not coalesce(
      (o.kind = 'tenant' and f.kind = 'tenant' and array_position(k.conkey, ot.attnum) = array_position(k.confkey, ft.attnum))
      or (o.kind = 'tenant' and f.kind = 'reference') or (o.kind = 'reference' and f.kind = 'reference')
      or (o.kind = 'local' and f.kind = 'local'), false)`),
  S6: rule(sql`
    select k.conname || ' on ' || o.name || ' would clear tenant_id' as finding
    from pg_constraint k join ours o on o.oid = k.conrelid join tenant_column t on t.oid = o.oid
    where k.contype = 'f' and t.attnum = any(k.conkey)
      and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd'))`),
  // Constraints number upwards as they are made: a key older than the youngest table of its migration was made inside a CREATE TABLE.
  S7: rule(sql`
    select k.conname || ' on ' || o.name || ' was made before every table was' as finding
    from pg_constraint k join ours o on o.oid = k.conrelid join pg_class c on c.oid = k.conrelid join ours f on f.oid = k.confrelid
    where k.contype = 'f' and o.kind = 'tenant' and f.kind = 'tenant' and exists (
      select from ours later where later.kind = 'tenant' and later.oid > k.oid
        and later.oid < (select min(p.oid) from pg_policy p where p.polrelid = o.oid))`),
  S8: rule(sql`
    select g.tgname || ' is a trigger on ' || o.name as finding from pg_trigger g join ours o on o.oid = g.tgrelid
    where not g.tgisinternal and o.kind in ('tenant', 'reference')`),
  S9: rule(sql`
    select name || ' is not walled off, also from its owner' as finding from ours
    where kind = 'tenant' and not (relrowsecurity and relforcerowsecurity)
    union all
    select o.name || ' has no policy for ' || v.verb from ours o cross join (values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) v (verb, letter)
    where o.kind = 'tenant' and has_table_privilege(${APP_ROLE}, o.oid, v.verb)
      and not exists (select from pg_policy p where p.polrelid = o.oid and p.polcmd::text in ('*', v.letter) and p.polpermissive)`),
  S10: rule(sql`
    select p.polname || ' on ' || o.name || ' has a sub-select' as finding
    from pg_policy p join ours o on o.oid = p.polrelid
    where (coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) ~* '\\mselect\\M'
    union all
    select p.polname || ' on ' || o.name || ' calls ' || called[1]
    from pg_policy p join ours o on o.oid = p.polrelid, regexp_matches(
      coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
      '([a-z_][a-z0-9_.]*)\\(', 'g') called
    where called[1] <> all(${POLICY_FUNCTIONS})`),
  S11: rule(sql`
    select o.name || ' is a partition with a grant of its own' as finding
    from ours o, aclexplode(o.relacl) a where o.relispartition and a.grantee <> o.relowner
    union all
    select 'a default privilege gives rights on tables to come' from pg_default_acl d, aclexplode(d.defaclacl) a
    where d.defaclobjtype = 'r' and a.grantee <> d.defaclrole`),
  S12: rule(sql`
    select rolname || ' may pass the wall' as finding from pg_roles
    where rolname = ${APP_ROLE} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication)
    union all
    select ${APP_ROLE}::text || ' is a member of ' || m.roleid::regrole from pg_auth_members m where m.member = to_regrole(${APP_ROLE})
    union all
    select ${APP_ROLE}::text || ' owns ' || c.relname from pg_class c where c.relowner = to_regrole(${APP_ROLE})
    union all
    select ${APP_ROLE}::text || ' may create in ' || n.nspname from pg_namespace n
    where n.nspname !~ '^pg_' and has_schema_privilege(${APP_ROLE}, n.oid, 'CREATE')`),
  S13: rule(sql`
    select name || ' is unlogged' as finding from ours where relpersistence <> 'p'
    union all
    select o.name || ' inherits' from ours o join pg_inherits i on i.inhrelid = o.oid where not o.relispartition
    union all
    select r.rulename || ' is a rule on ' || o.name from pg_rewrite r join ours o on o.oid = r.ev_class`),
  S14: rule(sql`
    select a.attname || ' of ' || o.name || ' is numbered by the database and not bigint' as finding
    from pg_attribute a join ours o on o.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and a.atttypid <> 'bigint'::regtype
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')
    union all
    select a.attname || ' of ' || o.name || ' would give a tenant row its number' from pg_attribute a join ours o on o.oid = a.attrelid
    where o.kind = 'tenant' and a.attidentity <> ''`),
  S15: rule(sql`
    select o.name || ' is partitioned by something other than month in its key' as finding
    from pg_partitioned_table p join ours o on o.oid = p.partrelid
    where o.kind = 'tenant' and not exists (
      select from pg_attribute a join pg_constraint k on k.conrelid = o.oid and k.contype = 'p' and a.attnum = any(k.conkey)
      where a.attrelid = o.oid and a.attname = 'month' and p.partattrs::smallint[] = array[a.attnum])`),
  S16: rule(sql`
    select distinct v.relname || ' reads ' || o.name || ' with its owner''s rights' as finding
    from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
    join ours o on o.oid = d.refobjid
    where o.kind = 'tenant' and (v.relkind = 'm' or (v.relkind = 'v' and not coalesce(v.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)))`),
  S17: rule(sql`
    select p.proname || ' runs with its owner''s rights' as finding from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (p.proname <> all(${DEFINER_FUNCTIONS}::text[]) or not coalesce(p.proconfig::text like '%search_path=%', false))`),
  S18: rule(sql`
    select extname || ' is not on the list of extensions' as finding from pg_extension where extname <> all(${EXTENSIONS})`),
} satisfies Record<string, RawBuilder<{ finding: string }>>

export type SchemaRule = keyof typeof schemaRules

/** What a schema breaks, as `S5: …` lines. */
export async function schemaFindings(db: Db): Promise<string[]> {
  const findings: string[] = []
  for (const [name, query] of Object.entries(schemaRules)) {
    const { rows } = await query.execute(db)
    findings.push(...rows.map(({ finding }) => `${name}: ${finding}`))
  }
  return findings
}

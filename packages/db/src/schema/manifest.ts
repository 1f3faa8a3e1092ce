/**
 * Where each table lives when provinces are spread over machines: `tenant` rows with their province, `reference` tables as a copy
 * on every machine, `local` ones on the first machine only. A table that is not listed here fails the build.
 */
export const manifest = {
  tenant: 'reference',
  administrative_unit: 'reference',
  unit: 'tenant',
  unit_name: 'tenant',
  unit_parent: 'tenant',
  official: 'tenant',
  post: 'tenant',
  role_grant: 'tenant',
  request: 'tenant',
  file: 'tenant',
  catalogue: 'tenant',
  catalogue_version: 'tenant',
  catalogue_item: 'tenant',
  catalogue_import: 'tenant',
  plan: 'tenant',
  task: 'tenant',
  task_event: 'tenant',
  sheet: 'tenant',
  rating: 'tenant',
  ruleset: 'tenant',
  ruleset_record: 'tenant',
  ruleset_act: 'tenant',
  month_close: 'tenant',
  result: 'tenant',
  correction: 'tenant',
  correction_end: 'tenant',
  simulation: 'tenant',
  simulation_draft: 'tenant',
  conduct_decision: 'tenant',
  agency_grade: 'tenant',
  duty_group: 'tenant',
  year_close: 'tenant',
  year_result: 'tenant',
  grade_decision: 'tenant',
  past_grade: 'tenant',
  received_score: 'tenant',
  'auth.user': 'local',
  'auth.session': 'local',
  'auth.account': 'local',
  'auth.verification': 'local',
  'auth.rate_limit': 'local',
  schema_migration: 'local',
  schema_migration_lock: 'local',
} as const satisfies Record<string, 'tenant' | 'reference' | 'local'>

export type TableName = keyof typeof manifest

/** The tables walled off by row-level security. */
export const tenantTables = Object.entries(manifest).flatMap(([table, place]) => (place === 'tenant' ? [table] : []))

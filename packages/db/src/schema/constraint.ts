import { Refusal } from '@congtam/core/errors'

/** Which refusal a broken constraint means. A constraint not named here is a fault of ours. */
const REFUSAL_OF = new Map<string, () => Refusal>(
  Object.entries({
    official_staff_number_key: () => new Refusal('official.numberTaken', { number: '…' }),
    task_owner_is_not_assigner: () => new Refusal('access.ownWork', {}),
    task_quantity_positive: () => new Refusal('task.quantityNotPositive', {}),
    task_taken_once: () => new Refusal('task.secondOwner', { title: '…' }),
    task_event_pkey: () => new Refusal('task.stale', {}),
    rating_pkey: () => new Refusal('sheet.stale', {}),
    plan_pkey: () => new Refusal('plan.stale', {}),
    sheet_post_month_key: () => new Refusal('plan.stale', {}),
    month_close_pkey: () => new Refusal('month.changed', {}),
    year_close_pkey: () => new Refusal('year.changed', {}),
    grade_decision_pkey: () => new Refusal('decision.stale', {}),
    grade_decision_not_own: () => new Refusal('access.ownWork', {}),
    conduct_decision_replaced_once: () => new Refusal('conduct.nothingToReplace', {}),
    correction_end_pkey: () => new Refusal('correction.changed', {}),
    catalogue_version_pkey: () => new Refusal('import.stale', {}),
    ruleset_record_version_key: () => new Refusal('ruleset.versionTaken', {}),
    ruleset_record_adoption_key: () => new Refusal('ruleset.adoptedMeanwhile', {}),
    ruleset_act_pkey: () => new Refusal('ruleset.stale', {}),
    past_grade_pkey: () => new Refusal('pastGrade.stale', { year: '…' }),
    received_score_pkey: () => new Refusal('received.exists', { period: '…' }),
    user_username_key: () => new Refusal('account.nameTaken', {}),
    // The address is made from the user name.
    user_email_key: () => new Refusal('account.nameTaken', {}),
    catalogue_unit_key: () => new Refusal('import.stale', {}),
  }),
)

export const namedConstraints = [...REFUSAL_OF.keys()]

const BROKEN_CONSTRAINT = new Set(['23505', '23503', '23514', '23P01'])
const DISK_FULL = new Set(['53100', 'ENOSPC'])

/** A refusal where the database's objection is something the person can act on; any other error as it came. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  // Both drivers put the SQLSTATE and the constraint's name on the error.
  const { code, constraint } = error as Error & { code?: string; constraint?: string }
  if (code !== undefined && DISK_FULL.has(code)) return new Refusal('storage.full', {})
  if (code === undefined || constraint === undefined || !BROKEN_CONSTRAINT.has(code)) return error
  return REFUSAL_OF.get(constraint)?.() ?? error
}

import { z } from 'zod'
import { fail } from '../../errors.ts'
import type { PositionClass } from '../../organisation/post.ts'
import { OfficialId, UnitId } from '../../shared/ids.ts'
import { Day } from '../../shared/period.ts'
import { type Conduct, ConductKind } from '../year/year-facts.ts'

/**
 * A decision or conclusion about a person, or about a unit for those who lead it, as it stands in the register.
 * What turns out wrong or is overturned is replaced by a later entry, never changed or taken out (A16).
 */
export const ConductDecision = z.strictObject({
  id: z.uuid(),
  officialId: OfficialId.nullable(),
  unitId: UnitId.nullable(),
  kind: ConductKind,
  /** Whether it concerns the exercise of duty; null where the kind does not ask. */
  dutyRelated: z.boolean().nullable(),
  /** The act it answers, in the office's words, where several decisions answer one act. */
  act: z.string().trim().min(1).max(200).nullable(),
  /** Number of the decision or conclusion. */
  document: z.string().trim().max(200),
  issuedOn: Day,
  effective: Day,
  /** The one year in which the act counts, where somebody competent recorded it (Article 11.3). */
  countedIn: z.int().min(1945).max(9999).nullable(),
  note: z.string().trim().max(1000),
  /** The entry that this one takes the place of. */
  replacesId: z.uuid().nullable(),
  /** The decision was revoked: this entry only ends the one it replaces. */
  isRevoked: z.boolean(),
})
export type ConductDecision = z.infer<typeof ConductDecision>

/** The entries that hold: neither replaced nor revoked. */
export function conductInForce<Entry extends Pick<ConductDecision, 'id' | 'replacesId' | 'isRevoked'>>(
  register: readonly Entry[],
): Entry[] {
  const replaced = new Set(register.map(({ replacesId }) => replacesId))
  return register.filter(({ id, isRevoked }) => !isRevoked && !replaced.has(id))
}

/** Enters a decision into the register, as it then stands; refused where nobody could look it up or it would count twice. */
export function decideConduct(entry: ConductDecision, register: readonly ConductDecision[]): ConductDecision {
  if (entry.document === '') fail('conduct.documentNeeded', {})
  const isAboutUnit = entry.kind === 'corruptionInUnit'
  if ((entry.unitId !== null) !== isAboutUnit || (entry.officialId !== null) === isAboutUnit)
    fail('conduct.wrongAbout', { kind: entry.kind })
  if (entry.kind === 'discipline' && entry.dutyRelated === null) fail('conduct.dutyNeeded', {})
  if (entry.isRevoked && entry.replacesId === null) fail('conduct.nothingToReplace', {})
  if (entry.effective < entry.issuedOn) fail('conduct.effectiveBeforeIssue', { issuedOn: entry.issuedOn })
  const held = conductInForce(register)
  if (entry.replacesId !== null) {
    const replaced = held.find(({ id }) => id === entry.replacesId)
    if (!replaced) fail('conduct.nothingToReplace', {})
    if (replaced.officialId !== entry.officialId || replaced.unitId !== entry.unitId)
      fail('conduct.wrongAbout', { kind: entry.kind })
  }
  const others = held.filter(
    (one) => one.id !== entry.replacesId && one.officialId === entry.officialId && one.unitId === entry.unitId,
  )
  if (others.some(({ document }) => document === entry.document)) fail('conduct.known', { document: entry.document })
  const same = others.find(
    ({ act, countedIn }) => act !== null && act === entry.act && countedIn !== null && countedIn !== entry.countedIn,
  )
  if (same && entry.countedIn !== null)
    fail('conduct.countedTwice', { document: same.document, year: `${same.countedIn}` })
  return { ...entry, dutyRelated: entry.kind === 'discipline' ? entry.dutyRelated : null }
}

/** Somebody as the register sees them: by name, and as a leader of units. */
export interface ConductSubject {
  officialId: string
  role: PositionClass
  /** The units that the person leads as head or deputy. */
  leads: readonly string[]
}

/** What the register holds of a person, in the order of its days: the facts that a year's grade reads. */
export function conductOf(
  { officialId, role, leads }: ConductSubject,
  register: readonly ConductDecision[],
): Conduct[] {
  return conductInForce(register)
    .filter((one) =>
      one.officialId === null ? role !== 'staff' && leads.includes(one.unitId ?? '') : one.officialId === officialId,
    )
    .toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1))
    .map(({ kind, dutyRelated, document, effective, act, countedIn }) => ({
      kind,
      dutyRelated,
      document,
      effective,
      act,
      countedIn,
    }))
}

function order({ effective }: ConductDecision): number {
  return Date.parse(effective)
}

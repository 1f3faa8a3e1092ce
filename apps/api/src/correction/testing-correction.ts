import type { FactChange } from '@congtam/core/evaluation/correction/change'
import { FactChange as FactChangeSchema } from '@congtam/core/evaluation/correction/change'
import type { CorrectionReason } from '@congtam/core/evaluation/correction/correction'
import { Day } from '@congtam/core/shared/period'
import { decimal } from '@congtam/core/shared/points'
import { as, type Name, newKey, sheetOf, type UnitName, which } from '../evaluation/testing-month.ts'

export const TODAY = '2026-09-10'

export const reason: CorrectionReason = {
  kind: 'petitionWon',
  text: 'Giải quyết kiến nghị: chấm thiếu',
  document: { number: '45/QĐ-UBND', issuedOn: Day.parse('2026-09-09') },
}

/** The person's task with another accepted quantity, in whole products. */
export async function acceptedAs(name: Name, by: Name, to: number): Promise<FactChange> {
  const sheetId = await sheetOf(name)
  const { tasks } = await as(by, TODAY).correction.facts({ sheetId })
  const [task] = tasks
  if (!task) throw new Error(`${name} has no task`)
  return FactChangeSchema.parse({ sheetId, of: 'accepted', taskId: task.id, from: task.accepted, to: to * 1000 })
}

/** The person's points of a criterion, changed by as many hundredths. */
export async function pointsBy(name: Name, by: Name, criterion: string, more: number): Promise<FactChange> {
  const sheetId = await sheetOf(name)
  const { general } = await as(by, TODAY).correction.facts({ sheetId })
  const from = general.find(({ code }) => code === criterion)?.points ?? 0
  return FactChangeSchema.parse({ sheetId, of: 'general', criterion, from, to: from + more })
}

export async function draftInput(by: Name, changes: FactChange[], unit: UnitName = 'room') {
  const asked = { ...which(unit), changes }
  const { sha256 } = await as(by, TODAY).correction.preview(asked)
  return { key: newKey(), ...asked, reason, waveSha256: sha256 }
}

/** Prepares the correction and gives what its signer sends. */
export async function prepared(by: Name, changes: FactChange[], unit: UnitName = 'room') {
  const input = await draftInput(by, changes, unit)
  const { id } = await as(by, TODAY).correction.draft(input)
  return { id, waveSha256: input.waveSha256 }
}

export const sign = (by: Name, what: Awaited<ReturnType<typeof prepared>>) =>
  as(by, TODAY).correction.sign({ key: newKey(), ...what })

/** `minh 34 → 62 (ký)`: each line of the list of a correction. */
export async function waveOf(by: Name, changes: FactChange[], unit: UnitName = 'room'): Promise<string[]> {
  const { affected } = await as(by, TODAY).correction.preview({ ...which(unit), changes })
  const said = (total: number | null) => (total === null ? '–' : decimal(total, 2))
  return affected.map(
    ({ fullName, before, after, d, isRewritten }) =>
      `${fullName} ${said(before.total)} → ${said(after.total)}${d ? ` d ${d.before} → ${d.after}` : ''}${isRewritten ? '' : ' unchanged'}`,
  )
}

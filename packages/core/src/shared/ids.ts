import { z } from 'zod'

/** The province whose regime applies; the distribution column of every tenant table. */
export const TenantId = z.int().min(1).max(9999).brand<'TenantId'>()
export type TenantId = z.infer<typeof TenantId>

export const UnitId = z.uuid().brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>
export const OfficialId = z.uuid().brand<'OfficialId'>()
export type OfficialId = z.infer<typeof OfficialId>
export const PostId = z.uuid().brand<'PostId'>()
export type PostId = z.infer<typeof PostId>
export const GrantId = z.uuid().brand<'GrantId'>()
export type GrantId = z.infer<typeof GrantId>
export const CatalogueId = z.uuid().brand<'CatalogueId'>()
export type CatalogueId = z.infer<typeof CatalogueId>
export const ImportId = z.uuid().brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>
export const TaskId = z.uuid().brand<'TaskId'>()
export type TaskId = z.infer<typeof TaskId>
export const SheetId = z.uuid().brand<'SheetId'>()
export type SheetId = z.infer<typeof SheetId>
export const CorrectionId = z.uuid().brand<'CorrectionId'>()
export type CorrectionId = z.infer<typeof CorrectionId>
export const SimulationId = z.uuid().brand<'SimulationId'>()
export type SimulationId = z.infer<typeof SimulationId>
export const UserId = z.string().min(1).max(64).brand<'UserId'>()
export type UserId = z.infer<typeof UserId>

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>()
export type Sha256 = z.infer<typeof Sha256>

/** Chosen by the client for one intended act; sending it again must not act again. */
export const RequestKey = z.uuid().brand<'RequestKey'>()
export type RequestKey = z.infer<typeof RequestKey>

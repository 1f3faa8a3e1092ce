import { z } from 'zod'
import { Points } from '../shared/points.ts'
import { Code } from './criteria/item.ts'

/** The ten general criteria of Form 01 (Decree 335/2025, Article 12.2 and Annex II), by their number on the form. */
export const GeneralCode = z.enum(['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'])
export type GeneralCode = z.infer<typeof GeneralCode>

/** The most points of each general criterion, in hundredths; together 30.00. */
export const generalMax = {
  'I.1': 5_00,
  'I.2': 5_00,
  'II.1': 2_50,
  'II.2': 2_50,
  'II.3': 2_50,
  'II.4': 2_50,
  'III.1': 2_50,
  'III.2': 2_50,
  'III.3': 2_50,
  'III.4': 2_50,
} as const satisfies Record<GeneralCode, number>

const shape = Object.fromEntries(GeneralCode.options.map((code) => [code, Points.max(generalMax[code])])) as Record<
  GeneralCode,
  typeof Points
>

/** A person's points for every general criterion; none may be left out, and none is above its maximum. */
export const GeneralPoints = z.strictObject(shape)
export type GeneralPoints = z.infer<typeof GeneralPoints>

/** A person's points as a sheet keeps them, by the codes of the criteria that its month's ruleset has; that says which there are. */
export const GivenPoints = z.record(Code, Points)
export type GivenPoints = z.infer<typeof GivenPoints>

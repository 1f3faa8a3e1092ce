import { z } from 'zod'
import { OfficialId } from '../shared/ids.ts'
import type { Day } from '../shared/period.ts'

/** Which law of service a person falls under. */
export const ServiceClass = z.enum(['elected', 'civilServant', 'publicEmployee', 'contract'])
export type ServiceClass = z.infer<typeof ServiceClass>

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/** Nobody at work is older or younger; what an age means is asked of a day, never of a clock. */
export const BirthYear = z.int().min(1900).max(2100)

/** A person who is evaluated. Sex and birth year only tell whether rules weigh on some more than on others. */
export const Official = z.object({
  id: OfficialId,
  /** The staff number by which the province's other systems know the person. */
  staffNumber: z.string().regex(/^[A-Z0-9.-]{1,20}$/),
  fullName: z.string().trim().min(1).max(120),
  serviceClass: ServiceClass,
  /** Null while it is not on record. */
  sex: Sex.nullable().default(null),
  birthYear: BirthYear.nullable().default(null),
})
export type Official = z.infer<typeof Official>

/** Whether somebody born that year can hold a post on the day: from 15 to 90 years old. */
export function isWorkingAge(birthYear: number, on: Day): boolean {
  const age = Number(on.slice(0, 4)) - birthYear
  return age >= 15 && age <= 90
}

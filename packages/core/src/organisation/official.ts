import { z } from 'zod'
import { OfficialId } from '../shared/ids.ts'

/** Which law of service a person falls under. */
export const ServiceClass = z.enum(['elected', 'civilServant', 'publicEmployee', 'contract'])
export type ServiceClass = z.infer<typeof ServiceClass>

/** A person who is evaluated. */
export const Official = z.object({
  id: OfficialId,
  /** The staff number by which the province's other systems know the person. */
  staffNumber: z.string().regex(/^[A-Z0-9.-]{1,20}$/),
  fullName: z.string().trim().min(1).max(120),
  serviceClass: ServiceClass,
})
export type Official = z.infer<typeof Official>

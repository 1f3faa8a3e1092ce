import { z } from 'zod'

/** What an account may be in the province. Granted for dates, like posts. */
export const Role = z.enum(['admin', 'head', 'assigner', 'official', 'auditor'])
export type Role = z.infer<typeof Role>

/** The words of a role on screen and in refusals. */
export const roleNames = {
  admin: { vi: 'quản trị tỉnh', en: 'province administrator' },
  head: { vi: 'người đứng đầu đơn vị', en: 'head of the unit' },
  assigner: { vi: 'người giao việc', en: 'assigner' },
  official: { vi: 'công chức', en: 'official' },
  auditor: { vi: 'thanh tra, kiểm tra', en: 'auditor' },
} as const satisfies Record<Role, { vi: string; en: string }>

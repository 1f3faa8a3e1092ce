import type { Role } from './role.ts'

/** The words of a role on screen and in refusals. In a file of their own: a screen that only names roles needs no schema. */
export const roleNames = {
  admin: { vi: 'quản trị tỉnh', en: 'province administrator' },
  head: { vi: 'người đứng đầu đơn vị', en: 'head of the unit' },
  assigner: { vi: 'người giao việc', en: 'assigner' },
  official: { vi: 'công chức', en: 'official' },
  auditor: { vi: 'thanh tra, kiểm tra', en: 'auditor' },
} as const satisfies Record<Role, { vi: string; en: string }>

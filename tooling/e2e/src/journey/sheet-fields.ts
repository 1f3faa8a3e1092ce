import { GeneralCode, type GeneralPoints, type GivenPoints, generalMax } from '@congtam/core/evaluation/general'
import type { Page } from '@playwright/test'
import { points } from '../office.ts'

/** Points for the ten criteria: the maximum of each less what is said here, in hundredths. */
export function generalPoints(less: Partial<Record<GeneralCode, number>> = {}): GeneralPoints {
  const entries = GeneralCode.options.map((code) => [code, generalMax[code] - (less[code] ?? 0)])
  // The entries are made of the very codes that the points are kept by.
  return Object.fromEntries(entries) as GeneralPoints
}

export function sumOf(general: GivenPoints): number {
  return Object.values(general).reduce((sum, value) => sum + value, 0)
}

export function criterion(page: Page, code: GeneralCode) {
  return page.getByRole('textbox', { name: new RegExp(`^${code.replace('.', '\\.')} `) })
}

export async function fillGeneral(page: Page, general: GeneralPoints): Promise<void> {
  for (const code of GeneralCode.options) await criterion(page, code).fill(points(general[code]))
}

import { z } from 'zod'

/** Score points in hundredths: `8750` is 87.50. Integers add up the same in SQL and in code; forms and files read `decimals`. */
export const Points = z.int().min(0).max(100_00).brand<'Points'>().meta({ decimals: 2 })
export type Points = z.infer<typeof Points>

/** A quantity or a coefficient in thousandths: `1600` is 1.6. */
export const Thousandths = z.int().min(0).max(999_999_999).brand<'Thousandths'>().meta({ decimals: 3 })
export type Thousandths = z.infer<typeof Thousandths>

/**
 * Reads a decimal exactly as an integer of `places` decimals: `scaled('1.6', 3)` is 1600.
 * Undefined for anything that is not a plain finite decimal or has more decimals than `places`.
 * A number is read from its shortest text, so 2.5 and 0.1 mean what was typed.
 */
export function scaled(value: string | number, places: number): number | undefined {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d+))?$/.exec(String(value).trim())
  if (!match) return undefined
  const [, sign = '', whole = '0', fraction = ''] = match
  if (fraction.replace(/0+$/, '').length > places) return undefined
  const result = Number(whole + fraction.padEnd(places, '0').slice(0, places))
  if (!Number.isSafeInteger(result)) return undefined
  return sign === '-' && result !== 0 ? -result : result
}

/** The shortest plain decimal of a scaled integer: `decimal(8750, 2)` is `'87.5'`. */
export function decimal(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

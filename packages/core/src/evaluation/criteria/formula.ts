import { decimalOf, type Exact, type Fraction, fraction, fractionText, roundedHalfUp } from '../../shared/fraction.ts'
import { decimal } from '../../shared/points.ts'
import type { Bilingual } from '../ruleset.ts'

/** A formula of numbers and signs in both notations: Vietnamese has the decimal comma and parts lists by semicolons. */
export function formula(text: string): Bilingual {
  return { vi: text.replaceAll(',', ';').replaceAll('.', ','), en: text }
}

/** A ratio as it is read: three decimals where they are exact, else the reduced fraction, so that the formula stays true. */
export function ratioFigure(ratio: Fraction): string {
  const text = decimalOf(ratio, 3)
  if (text === undefined) return fractionText(ratio)
  const [whole, part = ''] = text.split('.')
  return `${whole}.${part.padEnd(3, '0')}`
}

/** `= 88.25`, or `≈ 88.33` where the points had to be rounded. The value is in hundredths. */
export function equalsPoints(exact: Fraction): string {
  return `${decimalOf(exact, 0) === undefined ? '≈' : '='} ${decimal(roundedHalfUp(exact), 2)}`
}

/** Converted units from a sum in millionths divided by `parts`; parts of 1, 2 and 4 always have a decimal. */
export function unitsText(sum: Exact, parts: number): string {
  const value = fraction(sum, parts * 1_000_000)
  return decimalOf(value, 8) ?? fractionText(value)
}

const INT32_MAX = 0x7fff_ffff

/** A whole number without rounding: a safe integer while it fits, a bigint beyond 2^53. */
export type Exact = number | bigint

/** An exact quotient; the denominator is above zero. It is reduced only where it is shown. */
export interface Fraction {
  readonly numerator: Exact
  readonly denominator: Exact
}

/** The fraction of two whole numbers. A denominator that is not above zero is a programming fault. */
export function fraction(numerator: Exact, denominator: Exact = 1): Fraction {
  if (denominator <= 0) throw new Error('A fraction needs a denominator above zero')
  return { numerator, denominator }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: sum(a.numerator, b.numerator), denominator: a.denominator }
  return {
    numerator: sum(product(a.numerator, b.denominator), product(b.numerator, a.denominator)),
    denominator: product(a.denominator, b.denominator),
  }
}

/** The value times `by`, divided by `over`. */
export function scaledBy(value: Fraction, by: Exact, over: Exact = 1): Fraction {
  return fraction(product(value.numerator, by), product(value.denominator, over))
}

/** Below zero where `a` is the smaller, zero where both are equal. */
export function compare(a: Fraction, b: Fraction): number {
  const left = product(a.numerator, b.denominator)
  const right = product(b.numerator, a.denominator)
  if (left === right) return 0
  return left < right ? -1 : left > right ? 1 : 0
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b
}

/**
 * The nearest whole number, halves upwards; exact at every tie because the quotient is never formed in floating point.
 * Beyond 2^53 the answer stays at the largest safe integer: no score of the law comes near, and callers can tell.
 */
export function roundedHalfUp({ numerator, denominator }: Fraction): number {
  if (denominator === 1 && typeof numerator === 'number') return numerator
  const dividend = sum(product(numerator, 2), denominator)
  const divisor = product(denominator, 2)
  if (typeof dividend === 'number' && typeof divisor === 'number') {
    const remainder = dividend % divisor
    return (dividend - (remainder < 0 ? remainder + divisor : remainder)) / divisor
  }
  const [over, under] = [BigInt(dividend), BigInt(divisor)]
  const remainder = over % under
  const whole = (over - (remainder < 0n ? remainder + under : remainder)) / under
  return whole > Number.MAX_SAFE_INTEGER ? Number.MAX_SAFE_INTEGER : Number(whole)
}

/** The reduced fraction as text: `'11/12'`, or `'1'` where it is whole. */
export function fractionText({ numerator, denominator }: Fraction): string {
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    if (numerator === denominator) return '1'
    const common = commonDivisor(Math.abs(numerator), denominator)
    const over = wholeText(numerator / common)
    return denominator === common ? over : `${over}/${wholeText(denominator / common)}`
  }
  let [a, b] = [BigInt(numerator), BigInt(denominator)]
  while (b !== 0n) [a, b] = [b, a % b]
  if (a < 0n) a = -a
  const [over, under] = [BigInt(numerator) / a, BigInt(denominator) / a]
  return under === 1n ? String(over) : `${over}/${under}`
}

/** A machine integer is written in a third of the time that a float takes. */
function wholeText(value: number): string {
  return Math.abs(value) <= INT32_MAX ? String(value | 0) : String(value)
}

function commonDivisor(a: number, b: number): number {
  let [large, small] = [a, b]
  while (small > INT32_MAX || large > INT32_MAX) {
    if (small === 0) return large
    ;[large, small] = [small, large % small]
  }
  // `| 0` keeps the rest in machine integers, whose remainder takes a tenth of the time of a float's.
  let left = large | 0
  let right = small | 0
  while (right !== 0) {
    const remainder = (left % right) | 0
    left = right
    right = remainder
  }
  return left
}

function product(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a * b
    if (Number.isSafeInteger(result)) return result
  }
  return BigInt(a) * BigInt(b)
}

function sum(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b
    if (Number.isSafeInteger(result)) return result
  }
  return BigInt(a) + BigInt(b)
}

/** The decimal of a fraction that has one of at most `places` decimals, without spare zeros; undefined for any other. */
export function decimalOf({ numerator, denominator }: Fraction, places: number): string | undefined {
  const [over, under] = [BigInt(numerator) * 10n ** BigInt(places), BigInt(denominator)]
  if (over % under !== 0n) return undefined
  const digits = String(over < 0n ? -over / under : over / under).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const part = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${over < 0n ? '-' : ''}${whole}${part && `.${part}`}`
}

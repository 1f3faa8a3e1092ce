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
    let [a, b] = [Math.abs(numerator), denominator]
    while (b !== 0) [a, b] = [b, a % b]
    return denominator === a ? String(numerator / a) : `${numerator / a}/${denominator / a}`
  }
  let [a, b] = [BigInt(numerator), BigInt(denominator)]
  while (b !== 0n) [a, b] = [b, a % b]
  if (a < 0n) a = -a
  const [over, under] = [BigInt(numerator) / a, BigInt(denominator) / a]
  return under === 1n ? String(over) : `${over}/${under}`
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, decimalOf, fraction, fractionText, plus, roundedHalfUp, scaledBy } from './fraction.ts'

const whole = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }))
const any = fc
  .tuple(whole, fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 53 - 1 })))
  .map(([numerator, denominator]) => fraction(numerator, denominator))

const exact = ({ numerator, denominator }: ReturnType<typeof fraction>) =>
  [BigInt(numerator), BigInt(denominator)] as const

test('a sum is the sum in exact arithmetic, below and beyond 2^53', () =>
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [[an, ad], [bn, bd], [n, d]] = [exact(a), exact(b), exact(plus(a, b))]
      expect(n * ad * bd).toBe((an * bd + bn * ad) * d)
    }),
  ))

test('rounding goes to the nearest whole number and halves go up', () =>
  fc.assert(
    fc.property(any, (value) => {
      const [n, d] = exact(value)
      const expected = (2n * n + d) / (2n * d)
      expect(BigInt(roundedHalfUp(value))).toBe(
        expected > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Number.MAX_SAFE_INTEGER) : expected,
      )
    }),
  ))

test.each([
  [fraction(1, 2), 1],
  [fraction(5, 2), 3],
  [fraction(-1, 2), 0],
  [fraction(-3, 2), -1],
  [fraction(12_345n * 10n ** 20n, 10n ** 20n), 12_345],
  [fraction(10n ** 30n), Number.MAX_SAFE_INTEGER],
])('%o rounds to %d', (value, expected) => expect(roundedHalfUp(value)).toBe(expected))

test('the text is reduced, reads back as the same value, and is the same for every way to write it', () =>
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 1_000_000 }), (value, by) => {
      const text = fractionText(value)
      expect(fractionText(scaledBy(value, by, by))).toBe(text)
      const [numerator = '', denominator = '1'] = text.split('/')
      expect(compare(fraction(BigInt(numerator), BigInt(denominator)), value)).toBe(0)
    }),
  ))

test.each([
  [fraction(0, 7), '0'],
  [fraction(22, 24), '11/12'],
  [fraction(6, 5), '6/5'],
  [fraction(3n * 10n ** 20n, 10n ** 20n), '3'],
])('%o is written %s', (value, expected) => expect(fractionText(value)).toBe(expected))

test('a decimal is given only where it is exact', () => {
  expect(decimalOf(fraction(7, 8), 3)).toBe('0.875')
  expect(decimalOf(fraction(7, 8), 2)).toBeUndefined()
  expect(decimalOf(fraction(11, 12), 8)).toBeUndefined()
  expect(decimalOf(fraction(-5, 4), 3)).toBe('-1.25')
})

test('a denominator of zero is a fault of the program', () => expect(() => fraction(1, 0)).toThrow('above zero'))

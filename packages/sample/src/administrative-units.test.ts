import { expect, test } from 'vitest'
import { administrativeUnits } from './administrative-units.ts'

const units = administrativeUnits()
const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
const named = (code: string) => units.find((unit) => unit.code === code)

test('the package holds 34 provinces: 28 and 6 cities', () => {
  expect(units.filter((unit) => unit.parentCode === null)).toHaveLength(34)
  expect([count('province'), count('city')]).toEqual([28, 6])
})

test('the package holds 3,321 communes: 2,621 communes, 687 wards and 13 special zones', () => {
  expect(units.filter((unit) => unit.parentCode !== null)).toHaveLength(3321)
  expect([count('commune'), count('ward'), count('special_zone')]).toEqual([2621, 687, 13])
})

test('codes keep their leading zeros, are unique, and name their province', () => {
  expect(units.filter((unit) => unit.code.startsWith('0'))).toHaveLength(994 + 3)
  expect(new Set(units.map((unit) => unit.code)).size).toBe(units.length)
  expect(units.filter((unit) => unit.parentCode !== null && !named(unit.parentCode))).toEqual([])
  expect(named('00004')).toEqual({ code: '00004', name: 'Ba Đình', kind: 'ward', parentCode: '01' })
})

test.each([
  ['Thanh Hóa', '38', 166],
  ['Phú Thọ', '25', 148],
  ['Ninh Bình', '37', 129],
  ['Lai Châu', '12', 38],
  ['Nghệ An', '40', 130],
  ['Hồ Chí Minh', '79', 168],
  ['Hà Nội', '01', 126],
])('%s (%s) has %i communes', (name, code, communes) => {
  expect(named(code)?.name).toBe(name)
  expect(units.filter((unit) => unit.parentCode === code)).toHaveLength(communes)
})

test.each([
  ['16174', 'Như Xuân'],
  ['16177', 'Xuân Bình'],
  ['16186', 'Hóa Quỳ'],
  ['16213', 'Thanh Phong'],
  ['16222', 'Thanh Quân'],
  ['16225', 'Thượng Ninh'],
  ['04978', 'Kim Bôi'],
  ['03478', 'Sìn Hồ'],
  ['14638', 'Kim Sơn'],
])('%s is %s, one of the communes that came from the four districts', (code, name) =>
  expect(named(code)).toMatchObject({ name, kind: 'commune' }),
)

test('names are composed, trimmed and on one line', () =>
  expect(
    units.filter(({ name }) => name !== name.normalize('NFC') || name !== name.trim() || /\s\s|\n/.test(name)),
  ).toEqual([]))

import { expect, test } from 'vitest'
import { catalogueItems } from './catalogue.ts'

test('the list is as long and as varied as a real one', () => {
  expect(catalogueItems.length).toBe(98)
  expect(new Set(catalogueItems.map((item) => item.section))).toEqual(new Set(['leadership', 'shared', 'department']))
  expect(new Set(catalogueItems.map((item) => item.department)).size).toBe(5)
  expect(new Set(catalogueItems.map((item) => item.group))).toEqual(new Set(['N1', 'N2', 'N3', 'N4']))
})

test('codes are unique', () =>
  expect(new Set(catalogueItems.map((item) => item.code)).size).toBe(catalogueItems.length))

test('every coefficient is points / 5 exactly, decimals such as 1.6 among them', () => {
  expect(catalogueItems.filter((item) => item.coefficient * 5 !== item.points * 10)).toEqual([])
  expect(catalogueItems.find((item) => item.code === 'VP.03')).toMatchObject({ points: 8_00, coefficient: 1_600 })
  expect(catalogueItems.find((item) => item.code === 'DC.01')).toMatchObject({ points: 5_00, coefficient: 1_000 })
})

test('points lie inside the frame of their group', () =>
  expect(catalogueItems.filter((item) => item.points < item.frameMin || item.points > item.frameMax)).toEqual([]))

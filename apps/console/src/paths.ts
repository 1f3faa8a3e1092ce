/** Every address of the console, in words that can be read out over the telephone. */
export const paths = {
  home: '/',
  signIn: '/dang-nhap',
  password: '/mat-khau',
  myTasks: '/cong-viec',
  assign: '/giao-viec',
  assess: '/danh-gia-viec',
  mySheet: '/phieu-thang',
  sheet: '/phieu/$sheetId',
  correctSheet: '/phieu/$sheetId/dinh-chinh',
  sheetVersions: '/phieu/$sheetId/cac-ban',
  corrections: '/dinh-chinh',
  correction: '/dinh-chinh/$correctionId',
  board: '/bang-thang',
  periodBoard: '/ky',
  closeMonth: '/khoa-thang',
  yearGrades: '/xep-loai-nam',
  mirror: '/guong-danh-gia',
  units: '/don-vi',
  unit: '/don-vi/$unitId',
  importPeople: '/don-vi/$unitId/nhap-nguoi',
  importGrades: '/don-vi/$unitId/nhap-xep-loai',
  officials: '/ho-so',
  official: '/ho-so/$officialId',
  form02: '/ho-so/$officialId/mau-02',
  catalogues: '/danh-muc',
  catalogue: '/danh-muc/$unitId',
  importCatalogue: '/danh-muc/$unitId/nhap',
  rulesets: '/bo-quy-dinh',
  ruleset: '/bo-quy-dinh/$sha256',
  rulesetDifference: '/bo-quy-dinh/$sha256/so-sanh',
  rulesetEditor: '/bo-quy-dinh/$sha256/soan',
  laboratory: '/mo-phong',
  newSimulation: '/mo-phong/chay-moi',
  simulation: '/mo-phong/$simulationId',
  accounts: '/tai-khoan',
} as const

/**
 * What the address says besides the page: the month, the unit, the open task, the import being looked at, and the open explanation.
 * `vi-sao` names the sheet that is explained and `nut` the node of its derivation.
 */
export interface Place {
  thang?: string | undefined
  'don-vi'?: string | undefined
  viec?: string | undefined
  'vi-sao'?: string | undefined
  nut?: string | undefined
  /** The quarter, half-year or year that is shown; `vi-sao-ky` names the person whose period is explained. */
  ky?: string | undefined
  'vi-sao-ky'?: string | undefined
  nhap?: string | undefined
  /** The year that is graded, and the person whose grade is explained. */
  nam?: string | undefined
  nguoi?: string | undefined
  /** The ruleset that the one of the page is compared with. */
  voi?: string | undefined
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const PERIOD = /^\d{4}(-(Q[1-4]|H[12]))?$/
const YEAR = /^\d{4}$/
const ID = /^[0-9a-f-]{36}$/
const SHA256 = /^[0-9a-f]{64}$/
const NODE = /^[\p{L}\d.:_-]{1,160}$/u

/** Keeps of an address only what has the right form; a mangled link opens the page without it. */
export function placeOf(search: Record<string, unknown>): Place {
  const kept = (name: string, form: RegExp) => {
    const value = search[name]
    return typeof value === 'string' && form.test(value) ? { [name]: value } : {}
  }
  return {
    ...kept('thang', MONTH),
    ...kept('don-vi', ID),
    ...kept('viec', ID),
    ...kept('nhap', ID),
    ...kept('nam', YEAR),
    ...kept('nguoi', ID),
    ...kept('vi-sao', ID),
    ...kept('nut', NODE),
    ...kept('ky', PERIOD),
    ...kept('vi-sao-ky', ID),
    ...kept('voi', SHA256),
  }
}

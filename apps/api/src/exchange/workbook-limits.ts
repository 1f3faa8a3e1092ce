/** What a workbook may cost. Generous for what offices send (371 rows), far below what would hurt the server. */
export interface WorkbookLimits {
  /** Bytes of all parts together, unpacked. A catalogue of 50,000 rows takes about 60 MB. */
  unpackedBytes: number
  parts: number
  rows: number
  /** Cells, empty ones too: each costs its time. */
  cells: number
  /** Characters of all cells together, so often as they are shown. */
  characters: number
  /** Of one cell; Excel itself keeps no more. */
  cellCharacters: number
  seconds: number
  heapMegabytes: number
}

export const workbookLimits: WorkbookLimits = {
  unpackedBytes: 128 * 1024 * 1024,
  parts: 2000,
  rows: 60_000,
  cells: 800_000,
  characters: 20_000_000,
  cellCharacters: 32_767,
  seconds: 20,
  heapMegabytes: 128,
}

import type { ScoreAnswer } from '@congtam/core/exchange/score/score-answer'
import { headLines, resultSheetName, scoreSheets } from '@congtam/core/exchange/score/workbook-layout'
import { type Cell, type CellValue, openXlsx, saveXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx'

const title = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F2' } } } as const
const TEXT = '@'

/** An empty form with one worked example: general 27, a 0.9, b 0.875 and c 0.85 give 88.25. */
export function templateWorkbook(): Promise<Uint8Array> {
  const { people, general, catalogue, tasks, failures } = scoreSheets
  return writeXlsx({
    sheets: [
      sheet(
        people,
        [['CB01', 'Nguyễn Văn An', null, null, null]],
        [
          [headLines.ruleset, 'vn.nd335-2025.staff'],
          [headLines.period, '2026-08'],
        ],
      ),
      sheet(general, [['CB01', 5, 5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 1, 1]]),
      sheet(catalogue, [
        ['B.01', 'Công văn', 1],
        ['B.02', 'Kế hoạch', 2],
      ]),
      sheet(tasks, [
        ['CB01', 'V1', 'B.02', 6, 'kế hoạch', null, 6],
        ['CB01', 'V2', 'B.01', 2, 'kế hoạch', null, 2],
        ['CB01', 'V3', 'B.01', 4, 'kế hoạch', null, 4],
        ['CB01', 'V4', 'B.02', 1, 'kế hoạch', null, 0],
      ]),
      sheet(failures, [
        ['CB01', 'V2', 'chất lượng', 2, null],
        ['CB01', 'V3', 'tiến độ', null, null],
        ['CB01', 'V1', 'tiến độ', 1, 'x'],
      ]),
    ],
  })
}

function sheet(
  { name, headings }: { name: string; headings: Record<string, string> },
  rows: CellValue[][],
  above: CellValue[][] = [],
): WriteSheet {
  const titles = Object.values(headings)
  const cells = new Map<string, Partial<Cell>>(
    titles.map((value, column) => [`${above.length},${column}`, { value, style: title }]),
  )
  // Codes and months are text, or Excel turns 2026-08 into a day.
  for (const [row, line] of above.entries())
    cells.set(`${row},1`, { value: String(line[1]), style: { ...title, numFmt: TEXT } })
  return {
    name,
    rows: [...above, titles, ...rows],
    columns: titles.map((heading) => ({ width: Math.max(12, heading.length + 4) })),
    cells,
    freezePane: { rows: above.length + 1 },
  }
}

/** The same workbook with a sheet of the results, in place of one that it may have. */
export async function filledWorkbook(
  bytes: Uint8Array,
  answer: ScoreAnswer,
  names: readonly string[],
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes)
  const others = workbook.sheets.filter(({ name }) => name !== resultSheetName)
  const head = [
    'Mã người',
    'Họ và tên',
    'Điểm chung',
    'Kết quả',
    'Trước giới hạn',
    'Vượt',
    'Tổng điểm',
    'Tỷ lệ',
    'Trạng thái',
    'Lựa chọn',
  ]
  const rows = answer.results.map((result, index): CellValue[] => [
    result.id,
    names[index] ?? '',
    result.general,
    result.results ?? null,
    result.raw ?? null,
    result.surplus ?? null,
    result.total ?? null,
    Object.entries(result.ratios ?? {})
      .map(([code, ratio]) => `${code === 'dd' ? 'đ' : code} = ${ratio ?? '–'}`)
      .join('; '),
    result.status === 'scored' ? 'Đã chấm' : 'Không chấm: không được giao việc',
    result.settings.map(({ number, value }) => `${number}: ${value}`).join(', '),
  ])
  const lines: CellValue[][] = [
    [headLines.ruleset, answer.ruleset.id, answer.ruleset.sha256],
    [headLines.period, answer.period],
    head,
    ...rows,
  ]
  workbook.sheets = [
    ...others,
    { name: resultSheetName, rows: lines, columns: head.map((heading) => ({ width: heading.length + 6 })) },
  ]
  return saveXlsx(workbook)
}

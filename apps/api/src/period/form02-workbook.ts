import { Grade } from '@congtam/core/evaluation/grade/placement-facts'
import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { type Cell, type CellStyle, type CellValue, writeXlsx } from 'hucre'
import type { Form02Page } from './form02.ts'

const bold: CellStyle = { font: { bold: true } }
const points: CellStyle = { numFmt: '0.00', alignment: { horizontal: 'center' } }
const FIRST_MONTH_ROW = 12

/** Form 02 as a sheet in the words of Annex II, with the twelve rows filled in. Boxes and signatures stay empty. */
export async function form02Workbook(page: Form02Page): Promise<Uint8Array> {
  const { official, title, unitName, aboveName, year, rows, mean, note, decided } = page
  const lines: CellValue[][] = [
    [aboveName ?? '', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [unitName, null, 'Độc lập - Tự do - Hạnh phúc'],
    [],
    [null, 'PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC'],
    [null, `Năm ${year}`],
    [`Họ và tên: ${official.fullName}`],
    [`Chức vụ, chức danh: ${title}`],
    [`Đơn vị công tác: ${unitName}`],
    [],
    ['I. TỔNG HỢP KẾT QUẢ THEO DÕI, ĐÁNH GIÁ'],
    ['Tháng', 'Tổng điểm theo dõi, đánh giá', 'Ghi chú'],
    ...rows.map(({ month, total, note: said }): CellValue[] => [
      Number(month.slice(5)),
      total === null ? null : total / 100,
      said.vi,
    ]),
    ['Tổng điểm trung bình cả năm', mean === null ? null : mean / 100, note.vi],
    [],
    ['II. CÔNG CHỨC TỰ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG'],
    ...boxes(null),
    [],
    ['III. KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CỦA CẤP CÓ THẨM QUYỀN CÔNG CHỨC'],
    ...boxes(decided),
    [],
    ['IV. ĐỀ XUẤT PHƯƠNG ÁN XỬ LÝ'],
    ['………………………………………………………………………………………………'],
    [],
    ['CÔNG CHỨC TỰ XẾP LOẠI', null, 'CẤP CÓ THẨM QUYỀN XẾP LOẠI'],
    ['(Ký tên, ghi rõ họ tên)', null, '(Ký tên, ghi rõ họ tên)'],
  ]
  const cells = new Map<string, Partial<Cell>>()
  for (const [at, line] of lines.entries()) {
    if (/^(I{1,3}|IV)\. |^Tháng$|^Tổng điểm/.test(String(line[0] ?? ''))) cells.set(`${at},0`, { style: bold })
  }
  cells.set('3,1', { style: bold })
  for (let at = 0; at <= rows.length; at += 1) cells.set(`${FIRST_MONTH_ROW - 1 + at},1`, { style: points })
  const columns = [30, 32, 60].map((width) => ({ width }))
  return await writeXlsx({ sheets: [{ name: `Mau 02 nam ${year}`, columns, rows: lines, cells }] })
}

function boxes(decided: Grade | null): CellValue[][] {
  return Grade.options.map((grade) => [`${grade === decided ? '☒' : '☐'} ${gradeNames[grade].vi}`])
}

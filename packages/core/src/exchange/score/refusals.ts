import { refusal } from '../../shared/refusal.ts'

type At = { path: string }

/** What may be wrong with a file to be scored; `path` is the JSON path or the cell. */
export const scoreRefusals = {
  'score.notJson': refusal<At & { line: number; column: number }>('invalid', ({ line, column }) => ({
    vi: [`Tệp không phải JSON đúng cú pháp, lỗi ở dòng ${line}, cột ${column}.`, 'Sửa chỗ đó rồi chấm lại.'],
    en: [`The file is not well-formed JSON at line ${line}, column ${column}.`, 'Correct it there and score again.'],
  })),
  'score.missing': refusal<At>('invalid', ({ path }) => ({
    vi: [`Thiếu ${path}.`, 'Bổ sung mục này; phần chưa có không được tự coi là 0.'],
    en: [`${path} is missing.`, 'Add it; what is absent is never taken as 0.'],
  })),
  'score.unknownKey': refusal<At & { key: string }>('invalid', ({ path, key }) => ({
    vi: [`Không có mục "${key}" tại ${path}.`, 'Kiểm tra chính tả hoặc bỏ mục này.'],
    en: [`There is no key "${key}" at ${path}.`, 'Check its spelling or leave it out.'],
  })),
  'score.unknownSetting': refusal<At & { number: string; known: string }>('invalid', ({ number, known }) => ({
    vi: [`Bộ quy định này không có lựa chọn "${number}".`, `Các lựa chọn có thể đặt: ${known}.`],
    en: [`This ruleset has no setting "${number}".`, `It has these: ${known}.`],
  })),
  'score.givenTwice': refusal<At & { value: string }>('invalid', ({ path, value }) => ({
    vi: [`"${value}" được ghi hai lần, lần sau ở ${path}.`, 'Mỗi mã và mỗi khoá chỉ được ghi một lần.'],
    en: [`"${value}" is given twice, the second time at ${path}.`, 'Give each id and each key once.'],
  })),
  'score.wrongKind': refusal<At & { expected: { vi: string; en: string } }>('invalid', ({ path, expected }) => ({
    vi: [`${path} phải là ${expected.vi}.`, 'Sửa giá trị rồi chấm lại.'],
    en: [`${path} must be ${expected.en}.`, 'Correct the value and score again.'],
  })),
  'score.notAllowed': refusal<At & { allowed: string }>('invalid', ({ path, allowed }) => ({
    vi: [`Giá trị tại ${path} không được chấp nhận.`, `Dùng một trong các giá trị: ${allowed}.`],
    en: [`The value at ${path} is not one that is known.`, `Use one of: ${allowed}.`],
  })),
  'score.notFinite': refusal<At>('invalid', ({ path }) => ({
    vi: [`${path} không phải là một số hữu hạn.`, 'Ghi một số thập phân thông thường.'],
    en: [`${path} is not a finite number.`, 'Write a plain decimal.'],
  })),
  'score.negative': refusal<At>('invalid', ({ path }) => ({
    vi: [`${path} là số âm.`, 'Ghi một số từ 0 trở lên.'],
    en: [`${path} is negative.`, 'Write 0 or more.'],
  })),
  'score.notPositive': refusal<At>('invalid', ({ path }) => ({
    vi: [`${path} bằng 0.`, 'Ghi một số lớn hơn 0, hoặc bỏ cả mục này.'],
    en: [`${path} is 0.`, 'Write more than 0, or leave the whole entry out.'],
  })),
  'score.tooManyDecimals': refusal<At & { places: number }>('invalid', ({ path, places }) => ({
    vi: [`${path} có hơn ${places} chữ số thập phân.`, 'Làm tròn theo quyết định của đơn vị trước khi chấm.'],
    en: [`${path} has more than ${places} decimals.`, 'Round it as your unit has decided before scoring.'],
  })),
  'score.aboveMaximum': refusal<At & { maximum: string }>('invalid', ({ path, maximum }) => ({
    vi: [`${path} lớn hơn mức tối đa ${maximum.replace('.', ',')}.`, 'Ghi một số không quá mức đó.'],
    en: [`${path} is above its maximum ${maximum}.`, 'Write at most that.'],
  })),
  'score.outOfRange': refusal<At>('invalid', ({ path }) => ({
    vi: [
      `Khối lượng ở ${path} quá chênh với khối lượng được giao nên điểm không biểu diễn được.`,
      'Kiểm tra lại số lượng và hệ số.',
    ],
    en: [`The work at ${path} is out of all proportion to what was assigned.`, 'Check quantities and coefficients.'],
  })),
  'score.monthOutsideYear': refusal<At & { month: string; year: number }>('invalid', ({ path, month, year }) => ({
    vi: [`Tháng ${month} tại ${path} không thuộc năm ${year}.`, 'Bỏ tháng này hoặc sửa năm.'],
    en: [`The month ${month} at ${path} is not of ${year}.`, 'Leave it out or correct the year.'],
  })),
  'score.unknownAgency': refusal<At & { value: string }>('invalid', ({ path, value }) => ({
    vi: [`Cơ quan "${value}" tại ${path} không có trong "agencies".`, 'Bổ sung cơ quan đó hoặc sửa mã.'],
    en: [`The agency "${value}" at ${path} is not in "agencies".`, 'Add it there or correct the id.'],
  })),
  'score.sheetMissing': refusal<At>('invalid', ({ path }) => ({
    vi: [`Bảng tính không có trang "${path}".`, 'Dùng tệp mẫu do lệnh "pnpm score --template" tạo ra.'],
    en: [`The workbook has no sheet "${path}".`, 'Use the template that "pnpm score --template" writes.'],
  })),
  'score.columnMissing': refusal<At & { column: string }>('invalid', ({ path, column }) => ({
    vi: [`Không thấy cột "${column}" tại ${path}.`, 'Giữ nguyên các tiêu đề cột của tệp mẫu.'],
    en: [`There is no column "${column}" at ${path}.`, 'Keep the headings of the template.'],
  })),
  'score.unknownReference': refusal<At & { value: string; sheet: string }>('invalid', ({ path, value, sheet }) => ({
    vi: [`"${value}" tại ${path} không có trong trang "${sheet}".`, 'Bổ sung dòng đó hoặc sửa mã.'],
    en: [`"${value}" at ${path} is not in the sheet "${sheet}".`, 'Add its row or correct the code.'],
  })),
  'score.unreadable': refusal<At>('invalid', ({ path }) => ({
    vi: [`Không đọc được tệp ${path}.`, 'Kiểm tra tên tệp và quyền đọc.'],
    en: [`The file ${path} cannot be read.`, 'Check its name and your rights.'],
  })),
  'score.unwritable': refusal<At>('invalid', ({ path }) => ({
    vi: [`Không ghi được tệp ${path}.`, 'Chọn nơi khác hoặc đóng tệp nếu đang mở.'],
    en: [`The file ${path} cannot be written.`, 'Choose another place, or close the file if it is open.'],
  })),
  'score.tooLarge': refusal<At & { megabytes: number }>('limit', ({ path, megabytes }) => ({
    vi: [`Tệp ${path} lớn hơn ${megabytes} MB.`, 'Chia thành nhiều tệp nhỏ hơn.'],
    en: [`The file ${path} is larger than ${megabytes} MB.`, 'Split it into smaller files.'],
  })),
  'score.wrongUsage': refusal<At & { usage: string }>('invalid', ({ path, usage }) => ({
    vi: [`Không hiểu "${path}".`, `Cách dùng: ${usage}`],
    en: [`"${path}" is not understood.`, `Usage: ${usage}`],
  })),
}

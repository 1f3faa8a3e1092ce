import { refusal } from '../shared/refusal.ts'

/** 60000 as a Vietnamese reader expects it: 60.000. */
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

export const exchangeRefusals = {
  'workbook.notXlsx': refusal('invalid', () => ({
    vi: [
      'Tệp này không phải bảng tính .xlsx (có thể là .xls đổi tên).',
      'Mở bằng Excel, chọn "Lưu thành" .xlsx rồi gửi lại.',
    ],
    en: [
      'This file is not an .xlsx workbook (perhaps a renamed .xls).',
      'Open it in Excel, save it as .xlsx and send it again.',
    ],
  })),
  'workbook.damaged': refusal('invalid', () => ({
    vi: ['Tệp bị cắt hoặc hỏng nên không đọc được.', 'Gửi lại tệp gốc.'],
    en: ['The file is cut off or damaged and cannot be read.', 'Send the original file again.'],
  })),
  'workbook.tooLarge': refusal<{ limit: string }>('limit', ({ limit }) => ({
    vi: [`Bảng tính giải nén vượt mức cho phép (${limit}).`, 'Xoá các trang và dòng thừa rồi gửi lại.'],
    en: [`The workbook unpacks to more than allowed (${limit}).`, 'Remove spare sheets and rows and send it again.'],
  })),
  'workbook.tooMany': refusal<{ rows: number; cells: number }>('limit', ({ rows, cells }) => ({
    vi: [
      `Bảng tính có quá nhiều nội dung (tối đa ${grouped(rows)} dòng, ${grouped(cells)} ô).`,
      'Xoá các trang và dòng thừa, hoặc chia thành nhiều tệp.',
    ],
    en: [
      `The workbook holds too much: at most ${rows} rows and ${cells} cells are read.`,
      'Remove spare sheets and rows, or split it.',
    ],
  })),
  'workbook.encrypted': refusal('invalid', () => ({
    vi: ['Tệp có mật khẩu nên không đọc được.', 'Bỏ mật khẩu trong Excel, lưu lại rồi gửi.'],
    en: ['The file is protected by a password.', 'Remove the password in Excel, save it and send it again.'],
  })),
  'workbook.unsafe': refusal('invalid', () => ({
    vi: [
      'Tệp chứa macro hoặc khai báo có thể gây hại nên không được đọc.',
      'Lưu thành .xlsx thường (không macro) rồi gửi lại.',
    ],
    en: [
      'The file holds macros or declarations that may do harm.',
      'Save it as a plain .xlsx without macros and send it again.',
    ],
  })),
  'workbook.tooSlow': refusal<{ seconds: number }>('limit', ({ seconds }) => ({
    vi: [`Đọc bảng tính quá ${seconds} giây nên đã dừng.`, 'Chia tệp thành nhiều phần nhỏ hơn.'],
    en: [`Reading the workbook took more than ${seconds} seconds and was stopped.`, 'Split it into smaller files.'],
  })),
  'import.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy lần kiểm tra tệp này.', 'Tải tệp lên và kiểm tra lại.'],
    en: ['There is no such import.', 'Upload the file and check it again.'],
  })),
  'import.refused': refusal<{ count: number }>('invalid', ({ count }) => ({
    vi: [`Có ${count} lỗi phải sửa nên chưa nhập dòng nào.`, 'Sửa các ô được nêu trong báo cáo rồi kiểm tra lại.'],
    en: [
      `${count} mistakes must be corrected; nothing was imported.`,
      'Correct the cells named in the report and check again.',
    ],
  })),
  'import.stale': refusal('conflict', () => ({
    vi: ['Danh mục đã có phiên bản mới sau lần kiểm tra này.', 'Kiểm tra lại tệp để xem khác biệt với bản mới.'],
    en: ['The catalogue has a newer version than the one this was checked against.', 'Check the file again.'],
  })),
}

import { refusal } from '../../shared/refusal.ts'

export const laboratoryRefusals = {
  'simulation.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy lần mô phỏng này.', 'Mở lại từ danh sách mô phỏng.'],
    en: ['There is no such simulation.', 'Open it again from the list.'],
  })),
  'simulation.noDraft': refusal('invalid', () => ({
    vi: ['Chưa chọn bộ quy định nào để thử.', 'Chọn ít nhất một bản trong thư viện bộ quy định.'],
    en: ['No ruleset was chosen to be tried.', 'Choose at least one from the library.'],
  })),
  'simulation.unknownDraft': refusal<{ sha256: string }>('notFound', ({ sha256 }) => ({
    vi: [
      `Không có bộ quy định mang mã ${sha256.slice(0, 12)}… trong thư viện của tỉnh.`,
      'Tải lại thư viện và chọn lại; bản nháp vừa sửa có mã mới.',
    ],
    en: [
      `There is no ruleset ${sha256.slice(0, 12)}… in the province’s library.`,
      'Load the library and choose again; a draft that was edited has a new identity.',
    ],
  })),
  'simulation.notMonthly': refusal<{ id: string }>('invalid', ({ id }) => ({
    vi: [`"${id}" không chấm điểm tháng nên không thử trên phiếu tháng được.`, 'Chọn bộ quy định chấm điểm tháng.'],
    en: [`"${id}" does not score months, so it cannot be tried on them.`, 'Choose a ruleset that scores months.'],
  })),
  'simulation.draftsOverlap': refusal<{ first: string; second: string }>('invalid', ({ first, second }) => ({
    vi: [`"${first}" và "${second}" cùng áp dụng cho một lớp vị trí.`, 'Bỏ bớt một bản rồi chạy lại.'],
    en: [`"${first}" and "${second}" are for the same class of posts.`, 'Leave one of them out.'],
  })),
  'simulation.monthsTurned': refusal<{ from: string; to: string }>('invalid', ({ from, to }) => ({
    vi: [`Tháng đầu ${from} sau tháng cuối ${to}.`, 'Chọn lại khoảng tháng.'],
    en: [`The first month ${from} is after the last, ${to}.`, 'Choose the months again.'],
  })),
  'simulation.tooManyMonths': refusal<{ most: number }>('invalid', ({ most }) => ({
    vi: [`Mỗi lần mô phỏng không quá ${most} tháng.`, 'Chọn khoảng ngắn hơn, hoặc chạy nhiều lần.'],
    en: [`A simulation covers at most ${most} months.`, 'Choose fewer months or run several.'],
  })),
  'simulation.yearElsewhere': refusal<{ year: number }>('invalid', ({ year }) => ({
    vi: [`Khoảng tháng đã chọn không có tháng nào của năm ${year}.`, 'Chọn lại năm hoặc khoảng tháng.'],
    en: [`None of the months is of ${year}.`, 'Choose the year or the months again.'],
  })),
  'simulation.yearNeedsAgency': refusal('invalid', () => ({
    vi: [
      'Xếp loại năm chia chỗ trong cả cơ quan, nên không mô phỏng cho riêng một phòng được.',
      'Chọn cả cơ quan (xã, phường, sở) hoặc cả tỉnh, hay bỏ phần xếp loại năm.',
    ],
    en: [
      'The grades of a year share places within a whole agency, so a room alone cannot be simulated.',
      'Choose the whole agency or the province, or leave the year out.',
    ],
  })),
  'simulation.nothingClosed': refusal<{ from: string; to: string }>('invalid', ({ from, to }) => ({
    vi: [
      `Đơn vị này chưa khoá tháng nào từ ${from} đến ${to}.`,
      'Mô phỏng chỉ dùng kết quả đã khoá: chọn tháng khác, hoặc đơn vị khác.',
    ],
    en: [
      `This unit has closed no month from ${from} to ${to}.`,
      'Only closed results are used: choose other months or another unit.',
    ],
  })),
  'simulation.tooManyWaiting': refusal<{ most: number }>('conflict', ({ most }) => ({
    vi: [`Đang có ${most} lần mô phỏng chờ chạy.`, 'Đợi bớt, hoặc huỷ lần không cần nữa.'],
    en: [`${most} simulations are waiting.`, 'Wait, or cancel one that is no longer needed.'],
  })),
  'simulation.ended': refusal('conflict', () => ({
    vi: ['Lần mô phỏng này đã kết thúc nên không huỷ được.', 'Mở báo cáo, hoặc chạy lần mới.'],
    en: ['This simulation has ended and cannot be cancelled.', 'Open the report or start another.'],
  })),
  'simulation.gaveUp': refusal<{ tries: number }>('invalid', ({ tries }) => ({
    vi: [
      `Máy chủ đã dừng giữa chừng ${tries} lần khi chạy mô phỏng này.`,
      'Chọn phạm vi nhỏ hơn và báo quản trị máy chủ.',
    ],
    en: [`The server ended ${tries} times while running this.`, 'Choose a smaller scope and tell who runs the server.'],
  })),
  'simulation.broke': refusal('invalid', () => ({
    vi: [
      'Mô phỏng dừng vì lỗi của hệ thống; không có gì bị thay đổi.',
      'Chạy lại; nếu vẫn lỗi, báo quản trị máy chủ xem nhật ký.',
    ],
    en: [
      'The simulation stopped on a fault; nothing was changed.',
      'Run it again; if it fails again, the server’s log says why.',
    ],
  })),
  'simulation.notDone': refusal('conflict', () => ({
    vi: ['Lần mô phỏng này chưa có báo cáo.', 'Đợi chạy xong, hoặc chọn lần mô phỏng khác.'],
    en: ['This simulation has no report.', 'Wait until it is done or choose another.'],
  })),
}

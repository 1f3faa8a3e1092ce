/** The sheets of a workbook to be scored, with their headings as people read them. The first heading finds the table. */
export const scoreSheets = {
  people: {
    name: 'Người',
    headings: { person: 'Mã người', name: 'Họ và tên', d: 'd', dd: 'đ', e: 'e' },
  },
  general: {
    name: 'Điểm chung',
    headings: {
      person: 'Mã người',
      'I.1': 'I.1',
      'I.2': 'I.2',
      'II.1': 'II.1',
      'II.2': 'II.2',
      'II.3': 'II.3',
      'II.4': 'II.4',
      'III.1': 'III.1',
      'III.2': 'III.2',
      'III.3': 'III.3',
      'III.4': 'III.4',
    },
  },
  catalogue: { name: 'Danh mục', headings: { code: 'Mã sản phẩm', product: 'Sản phẩm', coefficient: 'Hệ số' } },
  tasks: {
    name: 'Nhiệm vụ',
    headings: {
      person: 'Mã người',
      task: 'Mã nhiệm vụ',
      code: 'Mã sản phẩm',
      quantity: 'Số lượng giao',
      origin: 'Nguồn gốc',
      reassignedAway: 'Đã chuyển người khác',
      accepted: 'Số lượng hoàn thành',
    },
  },
  failures: {
    name: 'Lần trừ',
    headings: {
      person: 'Mã người',
      task: 'Mã nhiệm vụ',
      kind: 'Loại',
      quantity: 'Số lượng',
      objectiveCause: 'Nguyên nhân khách quan',
    },
  },
} as const

/** Two lines above the table of people say by which rules and for which month. */
export const headLines = { ruleset: 'Bộ quy định', period: 'Tháng' } as const

/** What a person writes in a cell for a value of the contract. */
export const cellWords = {
  origin: { 'kế hoạch': 'planned', 'phát sinh': 'extra', 'nhận thêm': 'takenOver' },
  failure: { 'chất lượng': 'qualityFailures', 'tiến độ': 'missedDeadlines' },
  yes: 'x',
  /** In the column d of a leader who leads nobody. */
  nobody: 'không',
} as const

export const resultSheetName = 'Kết quả'

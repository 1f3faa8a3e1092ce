import { item, text } from '../frame.ts'

const general = 'Tiêu chí chung, 20 điểm'
const results = 'Kết quả, 80 điểm'

const groups = [
  ['politics', 'Chính trị, tư tưởng', 'Political ideology'],
  ['ethics', 'Đạo đức, lối sống', 'Ethics and way of life'],
  ['working', 'Tác phong, lề lối làm việc', 'Way of working'],
  ['discipline', 'Ý thức tổ chức kỷ luật', 'Organisational discipline'],
] as const

const fourItems = (code: string, each: number) =>
  [1, 2, 3, 4].map((number) => item(`${code}.${number}`, each, `Mục ${number}`, `Item ${number}`))

const group = (each: number) =>
  groups.map(([code, vi, en]) => ({
    code,
    label: text(vi, en),
    kind: 'rated',
    params: { items: fourItems(code, each) },
  }))

/** Four groups of 5 points for leaders. */
export const leaderConduct = conduct(group(1_25))

/** Four groups of 4 points, and 4 for the attitude of service where there is contact with citizens. */
export const staffConduct = conduct([
  ...group(1_00),
  {
    code: 'service',
    label: text('Thái độ phục vụ nhân dân, doanh nghiệp', 'Service to citizens and businesses'),
    kind: 'rated',
    params: { items: [item('service', 4_00, 'Thái độ phục vụ', 'Attitude of service')] },
  },
])

function conduct(parts: object[]) {
  return {
    code: 'conduct',
    part: 'general',
    label: text('Tiêu chí chung', 'General criteria'),
    article: general,
    says: text(
      'Không tiếp xúc người dân thì điểm thái độ phục vụ chia đều cho các nhóm còn lại.',
      'Without contact with citizens, the points for service are spread over the other groups.',
    ),
    kind: 'rescaled',
    params: { parts },
  }
}

const five = (code: string) =>
  [1, 2, 3, 4, 5].map((number) => item(`${code}.${number}`, 1_00, `Mục ${number}`, `Item ${number}`))

export const leading = [
  {
    code: 'leadership',
    part: 'results',
    label: text('Lãnh đạo, quản lý, điều hành', 'Leading and managing'),
    article: results,
    kind: 'rated',
    params: { items: five('leadership') },
  },
  {
    code: 'uniting',
    part: 'results',
    label: text('Tập hợp, đoàn kết', 'Uniting people'),
    article: results,
    kind: 'rated',
    params: { items: five('uniting') },
  },
]

const share = (code: string, max: number, vi: string, en: string) => ({
  code,
  label: text(vi, en),
  kind: 'ratio',
  params: { max, capped: true },
})

/** Done, done and accepted, and done on time, each over what was assigned; plain counts. */
export const threeShares = (quantity: number, quality: number, progress: number) => [
  share('quantity', quantity, 'Số lượng: đã làm / được giao', 'Quantity: done / assigned'),
  share('quality', quality, 'Chất lượng: làm và được nghiệm thu / được giao', 'Quality: accepted / assigned'),
  share('progress', progress, 'Tiến độ: đúng hạn / được giao', 'Progress: on time / assigned'),
]

export const plainResults = (quantity: number, quality: number, progress: number) => ({
  code: 'work',
  part: 'results',
  label: text('Kết quả thực hiện nhiệm vụ', 'Task results'),
  article: results,
  kind: 'rescaled',
  params: { parts: threeShares(quantity, quality, progress) },
})

const six = [
  ['clearance', 'Giải phóng mặt bằng từ 95%', 'Site clearance of 95 % or more'],
  ['disbursement', 'Giải ngân đạt chỉ tiêu', 'Disbursement on target'],
  ['revenue', 'Thu nội địa đạt chỉ tiêu', 'Domestic revenue on target'],
  ['land', 'Không để vi phạm đất đai', 'No land violation'],
  ['planning', 'Chỉ tiêu quy hoạch, xây dựng', 'Planning and construction target'],
  ['digital', 'Mọi nhiệm vụ chuyển đổi số đúng tiến độ', 'Every digital task on schedule'],
] as const

const index = (code: string, max: number, vi: string, en: string) => ({
  code,
  label: text(vi, en),
  kind: 'rated',
  params: { items: [item(code, max, vi, en)] },
})

/** The results of heads: programme 20, tasks from the city 30, other 20. What is not assigned is left out. */
export const headResults = {
  code: 'work',
  part: 'results',
  label: text('Kết quả thực hiện nhiệm vụ', 'Task results'),
  article: results,
  kind: 'rescaled',
  params: {
    parts: [
      {
        code: 'programme',
        label: text('Chương trình công tác năm', 'Annual programme'),
        kind: 'rescaled',
        params: { parts: threeShares(5_00, 10_00, 5_00) },
      },
      {
        code: 'city',
        label: text('Nhiệm vụ lãnh đạo thành phố giao', 'Tasks from the city’s leaders'),
        kind: 'rescaled',
        params: { parts: threeShares(10_00, 10_00, 10_00) },
      },
      {
        code: 'other',
        label: text('Nhiệm vụ khác', 'Other tasks'),
        kind: 'rescaled',
        params: {
          parts: [
            index('parIndex', 2_00, 'Chỉ số cải cách hành chính', 'Administrative reform index'),
            index('ddci', 2_00, 'Chỉ số DDCI', 'DDCI'),
            index('target', 1_00, 'Chỉ tiêu kinh tế - xã hội', 'Socio-economic target'),
            ...six.map(([code, vi, en]) => ({
              code,
              label: text(vi, en),
              kind: 'checklist',
              params: { items: [item(code, 2_50, vi, en)] },
            })),
          ],
          open: { question: 'A19', readings: { footnote: 10_00 } },
        },
      },
    ],
  },
}

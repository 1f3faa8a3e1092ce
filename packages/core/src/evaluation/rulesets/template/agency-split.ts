import { Ruleset } from '../../ruleset.ts'
import { item, shareOf, text } from '../frame.ts'
import { nd335Agency } from '../national/nd335-agency.ts'

/** The eight contents of Article 7 with the letters of the decree; those said “if any” may be left out. */
const contents = [
  ['a', 10_00, 'Thể chế hóa chủ trương, chính sách', 'Turning policy into plans and regulations'],
  ['b', 20_00, 'Tỷ lệ hoàn thành nhiệm vụ theo kế hoạch và phát sinh', 'Planned and arising tasks done'],
  ['c', 10_00, 'Quản lý, điều hành; không sai phạm trong ban hành', 'Management; no wrongful issuance'],
  ['d', 5_00, 'Phối hợp, điều phối liên ngành', 'Coordination'],
  ['dd', 10_00, 'Chuyển đổi số, đơn giản hóa thủ tục', 'Digital transformation, simpler procedures'],
  ['e', 5_00, 'Khoa học - công nghệ, đổi mới sáng tạo', 'Science, technology, innovation'],
  ['g', 5_00, 'Giải quyết hồ sơ, thủ tục hành chính', 'Files and procedures'],
  ['h', 5_00, 'Giải quyết đơn thư, khiếu nại, kiến nghị', 'Petitions and complaints'],
] as const

const full = Object.fromEntries(contents.map(([code, max]) => [code, { [code]: max }]))
const placement = {
  conditions: {
    wrongdoing: false,
    done: shareOf(20, 20),
    onTimeAndQuality: shareOf(20, 20),
    exceeded: shareOf(6, 20),
    unitsNotFailed: shareOf(0, 0),
    shortcomingsFixed: shareOf(0, 0),
  },
}
const facts = (results: object) => ({
  general: { strategy: 9_00, people: 9_00, reform: 9_00 },
  tasks: [],
  leadership: null,
  criteria: { results },
  placement,
})

/** How a province may fill what Decree 335/2025 leaves open for organisations. Its figures are made up. */
export const agencySplit = Ruleset.parse({
  ...nd335Agency,
  id: 'template.agency-split',
  title: text(
    'Mẫu: chia điểm của tỉnh cho cơ quan hành chính',
    'Template: a province’s split of the points of agencies',
  ),
  track: 'local',
  parent: nd335Agency.id,
  opens: undefined,
  isTemplate: true,
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Tiêu chí chung', 'General criteria'),
      article: 'Điều 6',
      kind: 'rated',
      params: {
        items: [
          item('strategy', 10_00, 'Chấp hành; chiến lược, kế hoạch', 'Compliance; strategy'),
          item('people', 10_00, 'Sử dụng công chức; đoàn kết; kỷ luật', 'Use of staff; unity; discipline'),
          item('reform', 10_00, 'Cải cách; quy chế; khắc phục hạn chế', 'Reform; internal rules; mending'),
        ],
      },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả thực hiện nhiệm vụ', 'Task results'),
      article: 'Điều 7 khoản 1',
      kind: 'rescaled',
      params: {
        parts: contents.map(([code, max, vi, en]) => ({
          code,
          label: text(vi, en),
          article: `Điều 7 khoản 1 điểm ${code === 'dd' ? 'đ' : code}`,
          kind: 'rated',
          params: { items: [item(code, max, vi, en)] },
        })),
      },
    },
  ],
  confidence: 'uncertain',
  remarks: [
    text('Số điểm chia bên trong là minh họa.', 'The points inside are illustrative.'),
    text('Mẫu để địa phương hoàn thiện; không dùng chấm cho ai.', 'A frame to be completed; it scores nobody.'),
  ],
  golden: [
    { title: 'Đủ tám nội dung', facts: facts(full), expect: { results: 70_00, total: 97_00, grade: 'excellent' } },
    {
      title: 'Không có đơn thư: bảy nội dung còn lại quy về 70 điểm',
      // 60 × 70 / 65 = 64.615…
      facts: facts({ ...full, a: { a: 5_00 }, h: 'notApplicable' }),
      expect: { results: 64_62, total: 91_62, grade: 'excellent' },
    },
    {
      title: '89,99 điểm, đủ mọi điều kiện của mức trên',
      facts: facts({ ...full, a: { a: 2_99 } }),
      expect: { results: 62_99, total: 89_99, grade: 'good' },
    },
  ],
})

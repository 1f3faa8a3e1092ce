import { Ruleset } from '../../ruleset.ts'
import { fourBands, item, rounding, shareOf, text } from '../frame.ts'
import { condition, yes } from '../national/conditions.ts'
import {
  cleanLeader,
  cleanMember,
  leaderForces,
  memberForces,
  party366Leader,
  party366Member,
  placement366,
  stateGate,
} from '../national/party366.ts'

const document = 'Quyết định 73-QĐ/TU và 1053-QĐ/TU, Hướng dẫn 03-HD/TU của Tỉnh ủy Thanh Hóa'
const article = 'Phụ lục 3A, 3B, 4'

const axes = [
  ['economy', 15_00, 'Kinh tế - xã hội, nhiệm vụ chính trị', 'Economy, society and political tasks'],
  ['institutions', 10_00, 'Thể chế, phân cấp', 'Institutions and decentralisation'],
  ['digital', 10_00, 'Khoa học công nghệ, chuyển đổi số', 'Science, technology and digital transformation'],
  ['party', 15_00, 'Xây dựng Đảng, đoàn kết, phòng chống tham nhũng', 'Party building, unity, anti-corruption'],
  ['society', 10_00, 'Văn hóa, con người, an sinh xã hội', 'Culture, people, social security'],
  ['security', 10_00, 'Quốc phòng, an ninh, đối ngoại', 'Defence, security, foreign affairs'],
] as const

const share = (code: string, vi: string, en: string) => ({
  code,
  label: text(vi, en),
  weight: 1000,
  kind: 'ratio',
  params: { max: 100_00, capped: true },
})

const work = [
  share('quantity', 'A: số lượng', 'A: quantity'),
  share('quality', 'B: chất lượng', 'B: quality'),
  share('progress', 'C: tiến độ', 'C: progress'),
]
const leadershipShare = share('leadership', 'D: lãnh đạo, chỉ đạo', 'D: leadership')

function results(parts: object[]) {
  return {
    code: 'results',
    part: 'results',
    label: text('Kết quả theo sáu trục', 'Results over six axes'),
    article,
    says: text(
      `Mỗi trục: trung bình ${parts.length} tỷ lệ nhân điểm tối đa 15/10/10/15/10/10.`,
      `Each axis: the mean of ${parts.length} shares times its points, 15/10/10/15/10/10.`,
    ),
    kind: 'rescaled',
    params: {
      parts: axes.map(([code, max, vi, en]) => ({
        code,
        label: text(vi, en),
        kind: 'weighted',
        params: { max, whenNothingApplies: 'leaveOut', parts },
      })),
    },
  }
}

const groups = ['1', '2', '3']
const numbers = Array.from({ length: 10 }, (_, index) => index + 1)
const general = {
  code: 'general',
  part: 'general',
  label: text('Tiêu chí chung', 'General criteria'),
  article,
  says: text('30 mục đạt hoặc không đạt, ba nhóm 10 điểm.', 'Thirty items met or not, three groups of 10.'),
  kind: 'checklist',
  params: {
    items: groups.flatMap((group) =>
      numbers.map((number) =>
        item(`${group}.${number}`, 1_00, `Nhóm ${group}, mục ${number}`, `Group ${group}, item ${number}`),
      ),
    ),
  },
}

const common = {
  version: 1,
  source: { document, article, issued: '2025-11-14' },
  track: 'local',
  effective: { from: '2025-11', to: null },
  gives: { quarter: 'grade', year: 'grade' },
  total: { max: 100_00, article, rounding },
  bands: fourBands,
  quota: { grade: 'excellent', of: 'gradedGood', percent: 20, exceptionally: null, article },
  settings: { A7: 'noScore', A14: 'humanDecision', A17: 'followState' },
  confidence: 'singleSource',
  remarks: [
    text(
      'Nội dung 30 mục không có trong nguồn đã đọc.',
      'The contents of the thirty items were not in the source read.',
    ),
    text(
      'Trục không được giao việc: nguồn không nói; ở đây để ra ngoài và quy đổi phần còn lại.',
      'The source is silent on an axis without tasks: here it is left out and the rest rescaled.',
    ),
    text(
      'Nguồn ghi lãnh đạo chia 6 tỷ lệ (a…e) ở một chỗ và 4 tỷ lệ (A…D) ở chỗ khác: ở đây dùng A…D theo trục.',
      'For leaders the source has six ratios in one place and four in another: the four of the axes are used here.',
    ),
  ],
}

const met = (count: number) =>
  Object.fromEntries(
    groups.flatMap((group, at) => numbers.map((number) => [`${group}.${number}`, at * 10 + number <= count])),
  )
const full = { done: 10_000, of: 10_000 }
const axis = (more: object = {}) => ({ quantity: full, quality: full, progress: full, ...more })
const conditions = {
  onTimeAndQuality: shareOf(20, 20),
  exceeded: shareOf(6, 20),
  shortcomingsFixed: shareOf(1, 1),
  done: shareOf(20, 20),
  late: shareOf(0, 20),
  unexcusedShortfall: false,
}
const facts = (criteria: object, placed: object) => ({
  general: null,
  tasks: [],
  leadership: null,
  criteria,
  placement: { conditions: { ...conditions, ...placed } },
})
const allAxes = (each: object) => Object.fromEntries(axes.map(([code]) => [code, each]))
const unexcused = condition('unexcusedShortfall', yes, 'Kết quả quý')

export const thanhHoaStaff = Ruleset.parse({
  ...common,
  id: 'vn.thanhhoa73-2025.staff',
  title: text('Thanh Hóa: sáu trục kết quả, cán bộ, công chức', 'Thanh Hóa: six axes, staff'),
  appliesTo: { subject: 'partyMember', positionClasses: ['staff'] },
  parent: party366Member.id,
  criteria: [general, results(work)],
  placement: placement366({ forces: [...memberForces, unexcused], gates: [stateGate] }),
  golden: [
    {
      title: 'Một trục chậm một nửa, còn lại đủ',
      // Economy: 15 × (1 + 1 + 0.5) / 3 = 12.5; 27 + 12.5 + 55 = 94.5.
      facts: facts(
        { general: met(27), results: { ...allAxes(axis()), economy: axis({ progress: { done: 5_000, of: 10_000 } }) } },
        cleanMember,
      ),
      expect: { results: 67_50, total: 94_50, grade: 'excellent' },
    },
    {
      title: 'Trục không được giao việc để ra ngoài',
      // (12.5 + 10 + 10 + 15 + 10) × 70 / 60 = 67.083…
      facts: facts(
        {
          general: met(30),
          results: {
            ...allAxes(axis()),
            economy: axis({ progress: { done: 5_000, of: 10_000 } }),
            security: 'notApplicable',
          },
        },
        cleanMember,
      ),
      expect: { results: 67_08, total: 97_08, grade: 'excellent' },
    },
    {
      title: 'Hơn một nửa nhiệm vụ không hoàn thành',
      facts: facts({ general: met(30), results: allAxes(axis()) }, { ...cleanMember, notDone: shareOf(11, 20) }),
      expect: { results: 70_00, total: 100_00, grade: 'failed' },
    },
  ],
})

export const thanhHoaLeader = Ruleset.parse({
  ...common,
  id: 'vn.thanhhoa73-2025.leader',
  title: text('Thanh Hóa: sáu trục kết quả, lãnh đạo', 'Thanh Hóa: six axes, leaders'),
  appliesTo: { subject: 'partyMember', positionClasses: ['head', 'deputy'] },
  parent: party366Leader.id,
  criteria: [general, results([...work, leadershipShare])],
  placement: placement366({ forces: [...leaderForces, unexcused], gates: [stateGate] }),
  golden: [
    {
      title: 'Tỷ lệ lãnh đạo 80% ở mọi trục',
      // 70 × 3.8 / 4 = 66.5.
      facts: facts(
        { general: met(30), results: allAxes(axis({ leadership: { done: 8_000, of: 10_000 } })) },
        cleanLeader,
      ),
      expect: { results: 66_50, total: 96_50, grade: 'excellent' },
    },
    {
      title: 'Dưới 70% nhiệm vụ là không hoàn thành',
      facts: facts(
        { general: met(30), results: allAxes(axis({ leadership: full })) },
        { ...cleanLeader, done: shareOf(13, 20) },
      ),
      expect: { results: 70_00, total: 100_00, grade: 'failed' },
    },
    {
      title: 'Trục không được giao việc để ra ngoài, một trục có tỷ lệ lãnh đạo 80%',
      // (15 × 3.8 / 4 + 45) × 70 / 60 = 69.125.
      facts: facts(
        {
          general: met(30),
          results: {
            ...allAxes(axis({ leadership: full })),
            economy: axis({ leadership: { done: 8_000, of: 10_000 } }),
            security: 'notApplicable',
          },
        },
        cleanLeader,
      ),
      expect: { results: 69_13, total: 99_13, grade: 'excellent' },
    },
  ],
})

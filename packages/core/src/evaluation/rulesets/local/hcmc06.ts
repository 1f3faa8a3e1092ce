import { Ruleset } from '../../ruleset.ts'
import { fourBands, item, rounding, shareOf, text } from '../frame.ts'
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

const article = 'Phần kết quả công việc'

const work = (lateDays: number | 'notDelivered', quality: number) => ({
  progress: { lateDays },
  quality: { percent: quality },
})
const facts = (clean: object, items: object[], bonus: object[]) => ({
  general: { total: 28_00 },
  tasks: [],
  leadership: null,
  criteria: { results: { items }, bonus: { items: bonus } },
  placement: {
    conditions: {
      ...clean,
      onTimeAndQuality: shareOf(2, 2),
      exceeded: shareOf(1, 2),
      shortcomingsFixed: shareOf(0, 0),
      done: shareOf(2, 2),
      late: shareOf(0, 2),
    },
  },
})

const common = {
  version: 1,
  source: { document: 'Hướng dẫn 06-HD/BTCTU của Ban Tổ chức Thành ủy TP. Hồ Chí Minh', article },
  track: 'local',
  effective: { from: '2026-01', to: null },
  gives: { quarter: 'grade' },
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Tiêu chí chung', 'General criteria'),
      article: 'Phần tiêu chí chung',
      says: text(
        'Lãnh đạo 17 mục, cán bộ 16 mục; nội dung các mục không có trong nguồn.',
        'Seventeen items for leaders, sixteen for staff; their contents were not in the source.',
      ),
      kind: 'rated',
      params: { items: [item('total', 30_00, 'Tiêu chí chung', 'General criteria')] },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả công việc', 'Results'),
      article,
      says: text(
        'Mỗi việc: điểm chuẩn × (0,3 tiến độ + 0,7 chất lượng) × độ khó.',
        'Each item: standard × (0.3 progress + 0.7 quality) × difficulty.',
      ),
      kind: 'perItem',
      params: {
        max: 70_00,
        capped: true,
        each: {
          code: 'result',
          label: text('Kết quả của việc', 'Result of the item'),
          kind: 'weighted',
          params: {
            max: 100_00,
            whenNothingApplies: 'notScored',
            parts: [
              {
                code: 'progress',
                label: text('Tiến độ', 'Progress'),
                says: text(
                  'Đúng hạn 100%; chậm đến 3 ngày làm việc 80%; 4–5 ngày 60%; quá 5 ngày 0%.',
                  'On time 100 %; up to 3 working days late 80 %; 4–5 days 60 %; beyond 0 %.',
                ),
                weight: 300,
                kind: 'stepped',
                params: {
                  max: 100_00,
                  days: 'working',
                  steps: [
                    { upTo: 0, percent: 100 },
                    { upTo: 3, percent: 80 },
                    { upTo: 5, percent: 60 },
                  ],
                  beyond: 0,
                },
              },
              {
                code: 'quality',
                label: text('Chất lượng', 'Quality'),
                weight: 700,
                kind: 'rated',
                params: { items: [item('percent', 100_00, 'Mức chất lượng, phần trăm', 'Quality in percent')] },
              },
            ],
          },
        },
      },
    },
    {
      code: 'bonus',
      part: 'results',
      label: text('Điểm thưởng', 'Bonus'),
      article: 'Điểm thưởng',
      says: text('5% điểm của việc nổi trội, tổng không quá 7.', '5 % of an outstanding item, at most 7 in total.'),
      kind: 'bonus',
      params: {
        ceiling: 7_00,
        each: { by: 'percent', percent: 5, label: text('Việc nổi trội', 'Outstanding work') },
      },
    },
  ],
  total: {
    max: 107_00,
    article,
    says: text(
      'Nguồn không nói điểm thưởng có bị giới hạn ở 100 hay không: để nguyên, hiện rõ.',
      'The source does not say whether the bonus stops at 100: it is kept and shown.',
    ),
    rounding,
  },
  bands: fourBands,
  quota: {
    grade: 'excellent',
    of: 'allRated',
    percent: 20,
    exceptionally: null,
    scopes: ['agency'],
    article: 'Tỷ lệ xuất sắc',
  },
  settings: { A7: 'noScore', A14: 'humanDecision', A17: 'followState' },
  confidence: 'uncertain',
  remarks: [
    text(
      'Chỉ biết qua mã nguồn của một đơn vị triển khai; ngày hiệu lực và văn bản chưa đọc được.',
      'Known only from an implementer’s code; neither the text nor its date was at hand.',
    ),
    text(
      'Tỷ lệ 20% trên toàn bộ người được chấm là cách của phần mềm đó.',
      'Twenty percent of everybody rated is that program’s reading.',
    ),
  ],
}

const golden = (clean: object) => [
  {
    title: 'Chậm 4 ngày làm việc, độ khó 1,2, có thưởng',
    // 40 + 20 × 1.2 × (0.3 × 0.6 + 0.7 × 0.9) = 40 + 19.44; bonus 5 % of 40 = 2.
    facts: facts(
      clean,
      [
        { id: 'v1', standard: 40_00, result: work(0, 100_00) },
        { id: 'v2', standard: 20_00, difficulty: 1200, result: work(4, 90_00) },
      ],
      [{ id: 'v1', points: 40_00 }],
    ),
    expect: { results: 61_44, total: 89_44, grade: 'good' },
  },
  {
    title: 'Chậm 6 ngày làm việc mất phần tiến độ; thưởng không quá 7',
    // 70 − 30 × 0.3 = 61; bonus 5 % of 200 = 10 → 7.
    facts: facts(
      clean,
      [
        { id: 'v1', standard: 40_00, result: work(0, 100_00) },
        { id: 'v2', standard: 30_00, result: work(6, 100_00) },
      ],
      [
        { id: 'v1', points: 100_00 },
        { id: 'v2', points: 100_00 },
      ],
    ),
    expect: { results: 68_00, total: 96_00, grade: 'excellent' },
  },
  {
    title: 'Quý không được giao việc nào: không có điểm (A7)',
    facts: facts(clean, [], []),
    expect: { results: null, total: null, grade: null },
  },
]

/** Quarterly points of the Party organisation board of Hồ Chí Minh City, as an implementer's program has them. */
export const hcmc06Staff = Ruleset.parse({
  ...common,
  id: 'vn.hcmc06-2026.staff',
  title: text(
    'TP. Hồ Chí Minh: Hướng dẫn 06-HD/BTCTU, chấm điểm quý, cán bộ',
    'Hồ Chí Minh City: Guidance 06-HD/BTCTU, quarterly points, staff',
  ),
  appliesTo: { subject: 'partyMember', positionClasses: ['staff'] },
  parent: party366Member.id,
  placement: placement366({ forces: memberForces, gates: [stateGate] }),
  golden: golden(cleanMember),
})

/** The same for leaders, whose areas count too. */
export const hcmc06Leader = Ruleset.parse({
  ...common,
  id: 'vn.hcmc06-2026.leader',
  title: text(
    'TP. Hồ Chí Minh: Hướng dẫn 06-HD/BTCTU, chấm điểm quý, lãnh đạo',
    'Hồ Chí Minh City: Guidance 06-HD/BTCTU, quarterly points, leaders',
  ),
  appliesTo: { subject: 'partyMember', positionClasses: ['head', 'deputy'] },
  parent: party366Leader.id,
  placement: placement366({ forces: leaderForces, gates: [stateGate] }),
  golden: golden(cleanLeader),
})

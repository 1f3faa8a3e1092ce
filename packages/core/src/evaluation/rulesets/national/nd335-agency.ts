import { Ruleset } from '../../ruleset.ts'
import { fourBands, item, rounding, shareOf, text } from '../frame.ts'
import { atLeast, atMost, below, condition, yes } from './conditions.ts'

const inTime = { onTimeAndQuality: shareOf(40, 40), done: shareOf(40, 40), late: shareOf(0, 40), wrongdoing: false }
const mended = { shortcomingsFixed: shareOf(3, 3), unitsNotFailed: shareOf(0, 0) }

const facts = (general: number, results: number, conditions: object) => ({
  general: { total: general },
  tasks: [],
  leadership: null,
  criteria: { results: { total: results } },
  placement: { conditions },
})

/** Decree 335/2025 for administrative agencies as organisations: the split of the 30 and of the 70 points is left to those below. */
export const nd335Agency = Ruleset.parse({
  id: 'vn.nd335-2025.agency',
  version: 1,
  title: text('Nghị định 335/2025: cơ quan hành chính (tổ chức)', 'Decree 335/2025: administrative agencies'),
  source: { document: 'Nghị định 335/2025/NĐ-CP', article: 'Điều 5–9', issued: '2025-12-21' },
  track: 'organisation',
  appliesTo: { subject: 'organisation', positionClasses: [] },
  effective: { from: '2026-01', to: null },
  parent: null,
  opens: [
    {
      what: 'inside',
      criterion: 'general',
      article: 'Điều 6',
      says: text('Điều 6 không chia 30 điểm cho ba nhóm.', 'Article 6 does not split the 30 points.'),
    },
    {
      what: 'inside',
      criterion: 'results',
      article: 'Điều 7 khoản 2',
      says: text(
        'Bộ, tỉnh quy định cụ thể các tiêu chí trong 70 điểm.',
        'Ministries and provinces set the criteria of the 70 points.',
      ),
    },
  ],
  gives: { year: 'grade' },
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Tiêu chí chung', 'General criteria'),
      article: 'Điều 6',
      kind: 'rated',
      params: { items: [item('total', 30_00, 'Ba nhóm tiêu chí chung', 'The three general groups')] },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả thực hiện nhiệm vụ', 'Task results'),
      article: 'Điều 7 khoản 1',
      says: text('Tám nội dung, tối đa 70 điểm.', 'Eight contents, 70 points at most.'),
      kind: 'rated',
      params: { items: [item('total', 70_00, 'Tám nội dung kết quả', 'The eight contents')] },
    },
  ],
  total: { max: 100_00, article: 'Điều 6; Điều 7', rounding },
  bands: fourBands,
  placement: {
    grades: [
      {
        grade: 'excellent',
        conditions: [
          condition('onTimeAndQuality', atLeast(100), 'Điều 8 khoản 1 điểm a'),
          condition('exceeded', atLeast(30), 'Điều 8 khoản 1 điểm a'),
          condition('unitsNotFailed', atLeast(100), 'Điều 8 khoản 1 điểm b'),
          condition('shortcomingsFixed', atLeast(100), 'Điều 8 khoản 1 điểm c'),
        ],
      },
      { grade: 'good', conditions: [condition('onTimeAndQuality', atLeast(100), 'Điều 8 khoản 2')] },
      {
        grade: 'completed',
        conditions: [
          condition('done', atLeast(100), 'Điều 8 khoản 3'),
          condition('late', atMost(20), 'Điều 8 khoản 3'),
        ],
      },
      { grade: 'failed', conditions: [] },
    ],
    forces: [
      condition('wrongdoing', yes, 'Điều 8 khoản 4 điểm a'),
      condition('done', below(70), 'Điều 8 khoản 4 điểm b'),
    ],
    gates: [],
    gap: 'A13',
  },
  quota: { grade: 'excellent', of: 'gradedGood', percent: 20, exceptionally: 25, article: 'Điều 8 khoản 5' },
  settings: { A13: 'humanDecision' },
  confidence: 'sure',
  golden: [
    {
      title: 'Đủ điểm và đủ điều kiện',
      facts: facts(28_00, 64_00, { ...inTime, ...mended, exceeded: shareOf(12, 40) }),
      expect: { results: 64_00, total: 92_00, grade: 'excellent' },
    },
    {
      title: 'A13: 85 điểm nhưng có một việc chậm',
      facts: facts(26_00, 59_00, { ...inTime, onTimeAndQuality: shareOf(39, 40), late: shareOf(1, 40) }),
      expect: { results: 59_00, total: 85_00, grade: null },
    },
    {
      title: 'A13 đọc theo hướng lấy mức cao nhất đủ điều kiện',
      facts: facts(26_00, 59_00, { ...inTime, onTimeAndQuality: shareOf(39, 40), late: shareOf(1, 40) }),
      settings: { A13: 'fallThrough' },
      expect: { results: 59_00, total: 85_00, grade: 'completed' },
    },
    {
      title: 'A13: 60 điểm, hoàn thành 85% nhiệm vụ',
      facts: facts(20_00, 40_00, { ...inTime, done: shareOf(34, 40), onTimeAndQuality: shareOf(34, 40) }),
      expect: { results: 40_00, total: 60_00, grade: null },
    },
    {
      title: 'Dưới 70% nhiệm vụ là không hoàn thành, dù 88 điểm',
      facts: facts(28_00, 60_00, { ...inTime, done: shareOf(27, 40) }),
      expect: { results: 60_00, total: 88_00, grade: 'failed' },
    },
    {
      title: 'Kết luận mất đoàn kết là không hoàn thành',
      facts: facts(28_00, 60_00, { ...inTime, wrongdoing: true }),
      expect: { results: 60_00, total: 88_00, grade: 'failed' },
    },
  ],
})

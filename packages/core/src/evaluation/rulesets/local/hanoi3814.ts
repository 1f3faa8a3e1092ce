import { Ruleset } from '../../ruleset.ts'
import { fourBands, item, rounding, text } from '../frame.ts'
import { nd90Leader } from '../national/nd90-leader.ts'
import { nd90Staff } from '../national/nd90-staff.ts'

const letters = ['A', 'B', 'C', 'D']
const article = 'Khung điểm và xếp loại'

const facts = (general: number, results: number, bonus: number) => ({
  general: { total: general },
  tasks: [],
  leadership: null,
  criteria: { results: { total: results }, bonus: { total: bonus } },
})

const common = {
  version: 1,
  source: { document: 'Quyết định 3814-QĐ/TU của Thành ủy Hà Nội', article, issued: '2018-05-16' },
  track: 'local',
  effective: { from: '2020-08', to: '2025-12' },
  gives: { month: 'grade' },
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Ý thức kỷ luật, đạo đức', 'Discipline and ethics'),
      article,
      kind: 'rated',
      params: { items: [item('total', 20_00, 'Kỷ luật, đạo đức', 'Discipline and ethics')] },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả công việc', 'Results'),
      article,
      kind: 'rated',
      params: {
        items: [item('total', 70_00, 'Kết quả, chi tiết do đơn vị quy định', 'Results, in detail set by the unit')],
      },
    },
    {
      code: 'bonus',
      part: 'results',
      label: text('Điểm thưởng', 'Bonus'),
      article,
      kind: 'rated',
      params: { items: [item('total', 10_00, 'Điểm thưởng', 'Bonus')] },
    },
  ],
  total: { max: 100_00, article, rounding },
  bands: fourBands.map((band, index) => ({ ...band, letter: letters[index] })),
  quota: { grade: 'excellent', of: 'allRated', percent: 30, exceptionally: 40, scopes: ['agency'], article },
  settings: {},
  confidence: 'sure',
  remarks: [
    text(
      'Quyết định có từ 16/5/2018; bộ này dùng từ 8/2020, khi quy định quốc gia gốc có trong hệ thống.',
      'The decision dates from 16 May 2018; this set begins with August 2020, as its national parent here does.',
    ),
    text('Bảng điểm chi tiết của từng đơn vị không được công bố.', 'The units’ detailed tables are not published.'),
  ],
  golden: [
    {
      title: 'A từ 90 điểm',
      facts: facts(18_00, 65_00, 7_00),
      expect: { results: 72_00, total: 90_00, grade: 'excellent' },
    },
    {
      title: 'B đến sát 90 điểm',
      facts: facts(19_00, 66_99, 4_00),
      expect: { results: 70_99, total: 89_99, grade: 'good' },
    },
    {
      title: 'D dưới 50 điểm',
      facts: facts(10_00, 39_99, 0),
      expect: { results: 39_99, total: 49_99, grade: 'failed' },
    },
  ],
}

/** Hà Nội’s monthly letters: 20 for discipline and ethics, 70 for results, 10 on top. What the units set inside is theirs. */
export const hanoi3814Staff = Ruleset.parse({
  ...common,
  id: 'vn.hanoi3814-2018.staff',
  title: text(
    'Hà Nội: Quyết định 3814-QĐ/TU, xếp loại tháng A–D, công chức',
    'Hà Nội: Decision 3814-QĐ/TU, monthly A–D, staff',
  ),
  appliesTo: { subject: 'civilServant', positionClasses: ['staff'] },
  parent: nd90Staff.id,
})

/** The same frame for leaders. */
export const hanoi3814Leader = Ruleset.parse({
  ...common,
  id: 'vn.hanoi3814-2018.leader',
  title: text(
    'Hà Nội: Quyết định 3814-QĐ/TU, xếp loại tháng A–D, lãnh đạo',
    'Hà Nội: Decision 3814-QĐ/TU, monthly A–D, leaders',
  ),
  appliesTo: { subject: 'civilServant', positionClasses: ['head', 'deputy'] },
  parent: nd90Leader.id,
})

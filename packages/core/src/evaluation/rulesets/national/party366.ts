import { Ruleset } from '../../ruleset.ts'
import { fourBands, item, rounding, shareOf, text } from '../frame.ts'
import { above, atLeast, atMost, below, condition, yes } from './conditions.ts'

type Conditions = ReturnType<typeof condition>[]

const article = 'Điều 11'

/** 30 + 70 points; the split inside both is for the committees to set. */
const common = {
  version: 1,
  source: { document: 'Quy định 366-QĐ/TW', article: 'Điều 5–17; Phụ lục 1–5', issued: '2025-08-30' },
  track: 'party',
  effective: { from: '2025-08', to: null },
  parent: null,
  opens: ['general', 'results'].map((criterion) => ({
    what: 'inside',
    criterion,
    article: 'Phụ lục 1–5',
    says: text('Trung ương không chia điểm bên trong.', 'The centre does not split the points inside.'),
  })),
  gives: { quarter: 'score', year: 'grade' },
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Tiêu chí chung', 'General criteria'),
      article: 'Phụ lục, phần tiêu chí chung',
      kind: 'rated',
      params: { items: [item('total', 30_00, 'Các nhóm tiêu chí chung', 'The general groups')] },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả thực hiện nhiệm vụ', 'Task results'),
      article: 'Phụ lục, phần kết quả',
      kind: 'rated',
      params: { items: [item('total', 70_00, 'Các nhóm tiêu chí kết quả', 'The groups of results')] },
    },
  ],
  total: { max: 100_00, article, rounding },
  bands: fourBands,
  quota: { grade: 'excellent', of: 'gradedGood', percent: 20, exceptionally: 25, article },
  settings: { A14: 'humanDecision' },
  confidence: 'sure',
}

/** A person’s Party grade rests on the grade that the State gave (Article 3). */
export const stateGate = {
  code: 'stateGrade',
  label: text('Mức xếp loại công chức của chính người đó', 'The person’s own grade as a civil servant'),
  article: 'Điều 3',
  open: { question: 'A17', passes: 'keptWithReason' },
}

/** The rows of Article 11; who leads is judged by the areas led, so the words of the facts are the same. */
export function placement366(more: { excellent?: Conditions; forces: Conditions; gates?: object[] }) {
  return {
    grades: [
      {
        grade: 'excellent',
        conditions: [
          condition('onTimeAndQuality', atLeast(100), article),
          condition('exceeded', atLeast(30), article),
          condition('shortcomingsFixed', atLeast(100), article),
          ...(more.excellent ?? []),
        ],
      },
      { grade: 'good', conditions: [condition('onTimeAndQuality', atLeast(100), article)] },
      {
        grade: 'completed',
        conditions: [condition('done', atLeast(100), article), condition('late', atMost(20), article)],
      },
      { grade: 'failed', conditions: [] },
    ],
    forces: more.forces,
    gates: more.gates ?? [],
    gap: 'A14',
  }
}

export const leaderForces = [
  condition('done', below(70), article),
  condition('fiveTargetsMissed', yes, article),
  condition('areasFailed', above(50), article),
  condition('lowVotes', above(50), article),
  condition('dutyDiscipline', yes, article),
  condition('degradation', yes, article),
  condition('corruptionInUnit', yes, article),
]

export const memberForces = [
  condition('degradation', yes, article),
  condition('dutyDiscipline', yes, article),
  condition('notDone', above(50), article),
]

const points = (general: number, results: number, conditions: object) => ({
  general: { total: general },
  tasks: [],
  leadership: null,
  criteria: { results: { total: results } },
  placement: { conditions },
})

const done = { onTimeAndQuality: shareOf(10, 10), done: shareOf(10, 10), late: shareOf(0, 10) }
const excellent = { ...done, exceeded: shareOf(3, 10), shortcomingsFixed: shareOf(2, 2) }
export const cleanMember = { degradation: false, dutyDiscipline: false, notDone: shareOf(0, 10) }
export const cleanLeader = {
  degradation: false,
  dutyDiscipline: false,
  fiveTargetsMissed: false,
  corruptionInUnit: false,
  areasFailed: shareOf(0, 4),
  lowVotes: shareOf(0, 0),
}
const personSettings = { A14: 'humanDecision', A17: 'followState' }
const cleanCollective = { wrongdoing: false, memberDisciplined: false, degradation: false, fiveTargetsMissed: false }

export const party366Collective = Ruleset.parse({
  ...common,
  id: 'vn.party366-2025.collective',
  title: text('Quy định 366: tập thể lãnh đạo, tổ chức đảng', 'Regulation 366: collectives'),
  appliesTo: { subject: 'collective', positionClasses: [] },
  placement: placement366({
    excellent: [condition('nobodyDisciplined', yes, article)],
    forces: [
      condition('wrongdoing', yes, article),
      condition('memberDisciplined', yes, article),
      condition('degradation', yes, article),
      condition('done', below(70), article),
      condition('fiveTargetsMissed', yes, article),
    ],
  }),
  golden: [
    {
      title: 'Đủ điểm và đủ điều kiện',
      facts: points(28_00, 65_00, { ...cleanCollective, ...excellent, nobodyDisciplined: true }),
      expect: { results: 65_00, total: 93_00, grade: 'excellent' },
    },
    {
      title: 'Không đạt 5 chỉ tiêu cơ bản',
      facts: points(28_00, 65_00, { ...cleanCollective, ...excellent, fiveTargetsMissed: true }),
      expect: { results: 65_00, total: 93_00, grade: 'failed' },
    },
    {
      title: '89,99 điểm, đủ mọi điều kiện của mức trên',
      facts: points(28_00, 61_99, { ...cleanCollective, ...excellent, nobodyDisciplined: true }),
      expect: { results: 61_99, total: 89_99, grade: 'good' },
    },
    {
      title: 'A14: 93 điểm nhưng một thành viên bị kỷ luật nhẹ',
      facts: points(28_00, 65_00, { ...cleanCollective, ...excellent, nobodyDisciplined: false }),
      expect: { results: 65_00, total: 93_00, grade: null },
    },
  ],
})

export const party366Leader = Ruleset.parse({
  ...common,
  id: 'vn.party366-2025.leader',
  title: text('Quy định 366: cá nhân lãnh đạo, quản lý', 'Regulation 366: leaders'),
  appliesTo: { subject: 'partyMember', positionClasses: ['head', 'deputy'] },
  placement: placement366({ forces: leaderForces, gates: [stateGate] }),
  settings: personSettings,
  golden: [
    {
      title: '70 điểm, mọi lĩnh vực đúng hạn và chất lượng',
      facts: points(20_00, 50_00, { ...cleanLeader, ...done }),
      expect: { results: 50_00, total: 70_00, grade: 'good' },
    },
    {
      title: 'Hơn một nửa lĩnh vực không hoàn thành',
      facts: points(28_00, 62_00, { ...cleanLeader, ...done, areasFailed: shareOf(3, 4) }),
      expect: { results: 62_00, total: 90_00, grade: 'failed' },
    },
    {
      title: 'Đúng 90 điểm, đủ mọi điều kiện',
      facts: points(28_00, 62_00, { ...cleanLeader, ...excellent }),
      expect: { results: 62_00, total: 90_00, grade: 'excellent' },
    },
  ],
})

export const party366Member = Ruleset.parse({
  ...common,
  id: 'vn.party366-2025.member',
  title: text('Quy định 366: đảng viên không giữ chức vụ', 'Regulation 366: members without a leading post'),
  appliesTo: { subject: 'partyMember', positionClasses: ['staff'] },
  placement: placement366({ forces: memberForces, gates: [stateGate] }),
  settings: personSettings,
  golden: [
    {
      title: 'Đủ điểm và đủ điều kiện',
      facts: points(28_00, 62_00, { ...cleanMember, ...excellent }),
      expect: { results: 62_00, total: 90_00, grade: 'excellent' },
    },
    {
      title: 'A14: 85 điểm nhưng có việc chậm',
      facts: points(25_00, 60_00, { ...cleanMember, ...done, onTimeAndQuality: shareOf(9, 10), late: shareOf(1, 10) }),
      expect: { results: 60_00, total: 85_00, grade: null },
    },
    {
      title: 'A17: chính quyền xếp mức tốt thì Đảng không xếp xuất sắc',
      facts: {
        ...points(28_00, 62_00, {}),
        placement: { conditions: { ...cleanMember, ...excellent }, gates: { stateGrade: 'good' } },
      },
      expect: { results: 62_00, total: 90_00, grade: 'good' },
    },
    {
      title: 'A17: giữ mức xuất sắc khi có lý do bằng văn bản',
      facts: {
        ...points(28_00, 62_00, {}),
        placement: { conditions: { ...cleanMember, ...excellent }, gates: { stateGrade: 'good' } },
      },
      settings: { A17: 'keptWithReason' },
      expect: { results: 62_00, total: 90_00, grade: 'excellent' },
    },
    {
      title: '55 điểm, chậm 20%',
      facts: points(15_00, 40_00, { ...cleanMember, ...done, late: shareOf(2, 10) }),
      expect: { results: 40_00, total: 55_00, grade: 'completed' },
    },
  ],
})

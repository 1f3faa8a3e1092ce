import { Ruleset } from '../../ruleset.ts'
import { shareOf, text } from '../frame.ts'
import { above, atLeast, atMost, below, condition, no, yes } from './conditions.ts'

const noPoints = { results: null, total: null }
const facts = (conditions: object) => ({ general: null, tasks: [], leadership: null, placement: { conditions } })

/** Where each rule stands, by its heading. */
const rows = {
  criteria: 'Tiêu chí xếp loại chất lượng',
  excellent: 'Tiêu chí mức hoàn thành xuất sắc',
  good: 'Tiêu chí mức hoàn thành tốt',
  completed: 'Tiêu chí mức hoàn thành',
  failed: 'Tiêu chí mức không hoàn thành',
  discipline: 'Tiêu chí mức không hoàn thành; Nghị định 48/2023',
  absence: 'Trường hợp nghỉ từ 3 đến dưới 6 tháng',
  share: 'Nghị định 48/2023, tỷ lệ xếp loại xuất sắc',
}

const common = {
  version: 1,
  source: {
    document: 'Nghị định 90/2020/NĐ-CP, sửa đổi bởi Nghị định 48/2023/NĐ-CP',
    article: rows.criteria,
    issued: '2020-08-13',
  },
  track: 'state',
  // The decree took effect on 20 August 2020 and so graded that year; Decree 335 grades 2026 on.
  effective: { from: '2020-08', to: '2025-12' },
  parent: null,
  opens: [
    {
      what: 'points',
      article: rows.criteria,
      says: text(
        'Không có thang điểm chung; nơi áp dụng có thể thêm thang điểm.',
        'No national scale of points; those below may add one.',
      ),
    },
  ],
  gives: { year: 'grade' },
  criteria: [],
  total: null,
  bands: [],
  quota: {
    grade: 'excellent',
    of: 'totalStaff',
    percent: 20,
    exceptionally: null,
    article: rows.share,
  },
  settings: {},
  confidence: 'sure',
  remarks: [
    text(
      'Ghi tên mục thay cho số điều vì chưa đối chiếu văn bản gốc.',
      'Sections are named instead of numbered: the text itself was not at hand.',
    ),
    text(
      'Từ 3 đến dưới 6 tháng nghỉ: không cao hơn mức hoàn thành. Làm việc dưới 6 tháng: không xếp loại.',
      'Three to less than six months absent: not above completed. Less than six months of work: not graded.',
    ),
  ],
}

const present = condition('absentThreeMonths', no, rows.absence)
const staffForces = [
  condition('degradation', yes, rows.failed),
  condition('notMet', above(50), rows.failed),
  condition('disciplined', yes, rows.discipline),
]
const clean = { degradation: false, disciplined: false, notMet: shareOf(0, 20), absentThreeMonths: false }

/** Decree 90/2020 with 48/2023 for civil servants without a leading position, years 2020 to 2025. */
export const nd90Staff = Ruleset.parse({
  ...common,
  id: 'vn.nd90-2020.staff',
  title: text(
    'Nghị định 90/2020 và 48/2023: công chức không giữ chức vụ',
    'Decrees 90/2020 and 48/2023: civil servants without a post of leader',
  ),
  appliesTo: { subject: 'civilServant', positionClasses: ['staff'] },
  placement: {
    grades: [
      {
        grade: 'excellent',
        conditions: [
          present,
          condition('generalWellMet', yes, rows.excellent),
          condition('onTimeAndQuality', atLeast(100), rows.excellent),
          condition('exceeded', atLeast(50), rows.excellent),
        ],
      },
      {
        grade: 'good',
        conditions: [
          present,
          condition('generalMet', yes, rows.good),
          condition('onTimeAndQuality', atLeast(100), rows.good),
        ],
      },
      {
        grade: 'completed',
        conditions: [
          condition('generalMet', yes, rows.completed),
          condition('done', atLeast(100), rows.completed),
          condition('lateOrPoor', atMost(20), rows.completed),
        ],
      },
    ],
    forces: staffForces,
    gates: [],
    gap: null,
  },
  golden: [
    {
      title: 'Một nửa nhiệm vụ vượt mức',
      facts: facts({
        ...clean,
        generalWellMet: true,
        onTimeAndQuality: shareOf(20, 20),
        exceeded: shareOf(10, 20),
      }),
      expect: { ...noPoints, grade: 'excellent' },
    },
    {
      title: 'Nghỉ bốn tháng: không cao hơn mức hoàn thành',
      facts: facts({
        ...clean,
        absentThreeMonths: true,
        generalMet: true,
        onTimeAndQuality: shareOf(20, 20),
        exceeded: shareOf(10, 20),
        done: shareOf(20, 20),
        lateOrPoor: shareOf(0, 20),
      }),
      expect: { ...noPoints, grade: 'completed' },
    },
    {
      title: '30% nhiệm vụ chậm không khớp mức nào',
      facts: facts({
        ...clean,
        generalWellMet: true,
        generalMet: true,
        onTimeAndQuality: shareOf(14, 20),
        exceeded: shareOf(0, 20),
        done: shareOf(20, 20),
        lateOrPoor: shareOf(6, 20),
      }),
      expect: { ...noPoints, grade: null },
    },
    {
      title: 'Bị kỷ luật trong năm',
      facts: facts({ ...clean, disciplined: true }),
      expect: { ...noPoints, grade: 'failed' },
    },
  ],
})

const leaderForces = [
  ...staffForces,
  condition('unitTargets', below(50), rows.failed),
  condition('corruptionInUnit', yes, rows.failed),
]
const cleanLeader = { ...clean, corruptionInUnit: false, unitTargets: shareOf(30, 30) }

/** The same for those who lead: their unit's targets and units count too. */
export const nd90Leader = Ruleset.parse({
  ...common,
  id: 'vn.nd90-2020.leader',
  title: text(
    'Nghị định 90/2020 và 48/2023: công chức lãnh đạo, quản lý',
    'Decrees 90/2020 and 48/2023: leading civil servants',
  ),
  appliesTo: { subject: 'civilServant', positionClasses: ['head', 'deputy'] },
  placement: {
    grades: [
      {
        grade: 'excellent',
        conditions: [
          present,
          condition('generalWellMet', yes, rows.excellent),
          condition('onTimeAndQuality', atLeast(100), rows.excellent),
          condition('unitTargets', atLeast(100), rows.excellent),
          condition('unitExceeded', atLeast(50), rows.excellent),
          condition('unitsCompleted', atLeast(100), rows.excellent),
          condition('unitsGood', atLeast(70), rows.excellent),
        ],
      },
      {
        grade: 'good',
        conditions: [
          present,
          condition('generalMet', yes, rows.good),
          condition('onTimeAndQuality', atLeast(100), rows.good),
          condition('unitTargets', atLeast(100), rows.good),
          condition('unitOnTime', atLeast(80), rows.good),
          condition('unitsCompleted', atLeast(100), rows.good),
        ],
      },
      {
        grade: 'completed',
        conditions: [
          condition('generalMet', yes, rows.completed),
          condition('done', atLeast(100), rows.completed),
          condition('lateOrPoor', atMost(20), rows.completed),
          condition('unitTargets', above(70), rows.completed),
          condition('unitsCompleted', atLeast(70), rows.completed),
        ],
      },
    ],
    forces: leaderForces,
    gates: [],
    gap: null,
  },
  golden: [
    {
      title: 'Đơn vị vượt một nửa chỉ tiêu, 70% đơn vị trực thuộc từ mức tốt',
      facts: facts({
        ...cleanLeader,
        generalWellMet: true,
        onTimeAndQuality: shareOf(20, 20),
        unitExceeded: shareOf(15, 30),
        unitsCompleted: shareOf(10, 10),
        unitsGood: shareOf(7, 10),
      }),
      expect: { ...noPoints, grade: 'excellent' },
    },
    {
      title: 'Không có đơn vị trực thuộc thì không xét điều kiện đó',
      facts: facts({
        ...cleanLeader,
        generalWellMet: true,
        generalMet: true,
        onTimeAndQuality: shareOf(20, 20),
        unitExceeded: shareOf(14, 30),
        unitOnTime: shareOf(24, 30),
        unitsCompleted: shareOf(0, 0),
        unitsGood: shareOf(0, 0),
      }),
      expect: { ...noPoints, grade: 'good' },
    },
    {
      title: 'Đúng 70% chỉ tiêu chưa phải trên 70%',
      facts: facts({
        ...cleanLeader,
        unitTargets: shareOf(21, 30),
        generalWellMet: true,
        generalMet: true,
        onTimeAndQuality: shareOf(20, 20),
        unitExceeded: shareOf(0, 30),
        unitOnTime: shareOf(21, 30),
        unitsCompleted: shareOf(10, 10),
        unitsGood: shareOf(10, 10),
        done: shareOf(20, 20),
        lateOrPoor: shareOf(0, 20),
      }),
      expect: { ...noPoints, grade: null },
    },
    {
      title: 'Đơn vị hoàn thành dưới một nửa chỉ tiêu',
      facts: facts({ ...cleanLeader, unitTargets: shareOf(14, 30) }),
      expect: { ...noPoints, grade: 'failed' },
    },
  ],
})

import { Ruleset } from '../../ruleset.ts'
import { shareOf, text } from '../frame.ts'
import { above, atLeast, atMost, below, condition, yes } from './conditions.ts'
import { clean90, common90, factsOf90, noPoints, present, rows90, staffForces } from './nd90-frame.ts'

const leaderForces = [
  ...staffForces,
  condition('unitTargets', below(50), rows90.failed),
  condition('corruptionInUnit', yes, rows90.failed),
]
const cleanLeader = { ...clean90, corruptionInUnit: false, unitTargets: shareOf(30, 30) }

/** The same for those who lead: their unit's targets and units count too. */
export const nd90Leader = Ruleset.parse({
  ...common90,
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
          condition('generalWellMet', yes, rows90.excellent),
          condition('onTimeAndQuality', atLeast(100), rows90.excellent),
          condition('unitTargets', atLeast(100), rows90.excellent),
          condition('unitExceeded', atLeast(50), rows90.excellent),
          condition('unitsCompleted', atLeast(100), rows90.excellent),
          condition('unitsGood', atLeast(70), rows90.excellent),
        ],
      },
      {
        grade: 'good',
        conditions: [
          present,
          condition('generalMet', yes, rows90.good),
          condition('onTimeAndQuality', atLeast(100), rows90.good),
          condition('unitTargets', atLeast(100), rows90.good),
          condition('unitOnTime', atLeast(80), rows90.good),
          condition('unitsCompleted', atLeast(100), rows90.good),
        ],
      },
      {
        grade: 'completed',
        conditions: [
          condition('generalMet', yes, rows90.completed),
          condition('done', atLeast(100), rows90.completed),
          condition('lateOrPoor', atMost(20), rows90.completed),
          condition('unitTargets', above(70), rows90.completed),
          condition('unitsCompleted', atLeast(70), rows90.completed),
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
      facts: factsOf90({
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
      facts: factsOf90({
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
      facts: factsOf90({
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
      facts: factsOf90({ ...cleanLeader, unitTargets: shareOf(14, 30) }),
      expect: { ...noPoints, grade: 'failed' },
    },
  ],
})

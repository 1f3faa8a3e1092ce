import { Ruleset } from '../../ruleset.ts'
import { shareOf, text } from '../frame.ts'
import { atLeast, atMost, condition, yes } from './conditions.ts'
import { clean90, common90, factsOf90, noPoints, present, rows90, staffForces } from './nd90-frame.ts'

/** Decree 90/2020 with 48/2023 for civil servants without a leading position, years 2020 to 2025. */
export const nd90Staff = Ruleset.parse({
  ...common90,
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
          condition('generalWellMet', yes, rows90.excellent),
          condition('onTimeAndQuality', atLeast(100), rows90.excellent),
          condition('exceeded', atLeast(50), rows90.excellent),
        ],
      },
      {
        grade: 'good',
        conditions: [
          present,
          condition('generalMet', yes, rows90.good),
          condition('onTimeAndQuality', atLeast(100), rows90.good),
        ],
      },
      {
        grade: 'completed',
        conditions: [
          condition('generalMet', yes, rows90.completed),
          condition('done', atLeast(100), rows90.completed),
          condition('lateOrPoor', atMost(20), rows90.completed),
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
      facts: factsOf90({
        ...clean90,
        generalWellMet: true,
        onTimeAndQuality: shareOf(20, 20),
        exceeded: shareOf(10, 20),
      }),
      expect: { ...noPoints, grade: 'excellent' },
    },
    {
      title: 'Nghỉ bốn tháng: không cao hơn mức hoàn thành',
      facts: factsOf90({
        ...clean90,
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
      facts: factsOf90({
        ...clean90,
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
      facts: factsOf90({ ...clean90, disciplined: true }),
      expect: { ...noPoints, grade: 'failed' },
    },
  ],
})

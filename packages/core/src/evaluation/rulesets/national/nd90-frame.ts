import { shareOf, text } from '../frame.ts'
import { above, condition, no, yes } from './conditions.ts'

export const noPoints = { results: null, total: null }
export const factsOf90 = (conditions: object) => ({
  general: null,
  tasks: [],
  leadership: null,
  placement: { conditions },
})

/** Where each rule stands, by its heading. */
export const rows90 = {
  criteria: 'Tiêu chí xếp loại chất lượng',
  excellent: 'Tiêu chí mức hoàn thành xuất sắc',
  good: 'Tiêu chí mức hoàn thành tốt',
  completed: 'Tiêu chí mức hoàn thành',
  failed: 'Tiêu chí mức không hoàn thành',
  discipline: 'Tiêu chí mức không hoàn thành; Nghị định 48/2023',
  absence: 'Trường hợp nghỉ từ 3 đến dưới 6 tháng',
  share: 'Nghị định 48/2023, tỷ lệ xếp loại xuất sắc',
}

export const common90 = {
  version: 1,
  source: {
    document: 'Nghị định 90/2020/NĐ-CP, sửa đổi bởi Nghị định 48/2023/NĐ-CP',
    article: rows90.criteria,
    issued: '2020-08-13',
  },
  track: 'state',
  // The decree took effect on 20 August 2020 and so graded that year; Decree 335 grades 2026 on.
  effective: { from: '2020-08', to: '2025-12' },
  parent: null,
  opens: [
    {
      what: 'points',
      article: rows90.criteria,
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
    article: rows90.share,
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

export const present = condition('absentThreeMonths', no, rows90.absence)
export const staffForces = [
  condition('degradation', yes, rows90.failed),
  condition('notMet', above(50), rows90.failed),
  condition('disciplined', yes, rows90.discipline),
]
export const clean90 = { degradation: false, disciplined: false, notMet: shareOf(0, 20), absentThreeMonths: false }

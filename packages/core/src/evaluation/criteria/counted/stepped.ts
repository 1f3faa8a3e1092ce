import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { fraction } from '../../../shared/fraction.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Percent } from '../item.ts'
import { ownCriterion, pointsFigure } from '../own-criterion.ts'

const Days = z.int().min(0).max(3650)

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** What the days are counted in; the sheet's facts give days of this sort. */
    days: z.enum(['working', 'calendar']).meta(
      caption('Tính theo', 'Counted in', {
        working: { vi: 'Ngày làm việc', en: 'Working days' },
        calendar: { vi: 'Ngày theo lịch', en: 'Calendar days' },
      }),
    ),
    /** The share of the points up to so many days late, least days first. */
    steps: z
      .array(
        z.strictObject({
          upTo: Days.meta(caption('Chậm đến (ngày)', 'Late up to (days)')),
          percent: Percent.meta(caption('Được hưởng (%)', 'Share of the points (%)')),
        }),
      )
      .min(1)
      .meta(caption('Các mức chậm', 'Steps')),
    /** The share beyond the last step, and for what was not delivered at all. */
    beyond: Percent.meta(caption('Chậm hơn nữa hoặc không nộp (%)', 'Later still, or not delivered (%)')),
  })
  .meta(caption('Điểm theo số ngày chậm', 'Points by the days late'))
  .check(({ value, issues }) => {
    for (const [index, { upTo, percent }] of value.steps.entries()) {
      const before = value.steps[index - 1]
      if (!before) continue
      const path = ['steps', index]
      const wrong = (key: string, vi: string, en: string) =>
        issues.push({ code: 'custom', path: [...path, key], message: en, params: { vi, en }, input: value })
      if (upTo <= before.upTo)
        wrong('upTo', 'Mỗi mức phải dài hơn mức trước.', 'Each step must end after the one before it')
      if (percent > before.percent)
        wrong('percent', 'Chậm hơn thì không được nhiều điểm hơn.', 'More days late cannot give more points')
    }
  })

const Facts = z.strictObject({
  lateDays: z
    .union([Days, z.literal('notDelivered')])
    .meta(caption('Số ngày chậm', 'Days late', { notDelivered: { vi: 'Chưa nộp', en: 'Not delivered' } })),
})

/** Points by a table of the days late. */
export const stepped = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  hasRatio: true,
  facts: () => Facts,

  evaluate(params, { lateDays }) {
    const percent = percentOf(params, lateDays)
    return { points: fraction(params.max * percent, 100), ratio: fraction(percent, 100) }
  },

  explain(params, { lateDays }, score) {
    const term = pointsFigure(score.points)
    const working = params.days === 'working'
    return {
      term,
      formula: formula(`${decimal(params.max, 2)} × ${percentOf(params, lateDays)}% = ${term}`),
      children: [
        {
          id: 'late',
          label:
            lateDays === 'notDelivered'
              ? { vi: 'Chưa nộp', en: 'Not delivered' }
              : {
                  vi: working ? 'Số ngày làm việc bị chậm' : 'Số ngày bị chậm',
                  en: working ? 'Working days late' : 'Days late',
                },
          value: String(lateDays),
          unit: 'quantity',
        },
      ],
    }
  },
})

function percentOf({ steps, beyond }: z.output<typeof Params>, lateDays: number | 'notDelivered'): number {
  if (lateDays === 'notDelivered') return beyond
  return steps.find(({ upTo }) => lateDays <= upTo)?.percent ?? beyond
}

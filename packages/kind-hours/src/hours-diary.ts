import { formula } from '@congtam/core/evaluation/criteria/formula'
import { Code, Label } from '@congtam/core/evaluation/criteria/item'
import { exactly, ownCriterion, pointsFigure } from '@congtam/core/evaluation/criteria/own-criterion'
import { caption } from '@congtam/core/shared/caption'
import { compare, fraction } from '@congtam/core/shared/fraction'
import { decimal, Points, Thousandths } from '@congtam/core/shared/points'
import { z } from 'zod'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** The hours that earn the most points. */
    standardHours: Thousandths.min(1).meta(caption('Số giờ chuẩn', 'Standard hours')),
    /** The groups of work; hours of some count only once the head has approved them. */
    groups: z
      .array(
        z.strictObject({
          code: Code,
          label: Label.meta(caption('Tên gọi', 'Name')),
          needsApproval: z.boolean().meta(caption('Phải được người đứng đầu duyệt', 'The head has to approve')),
        }),
      )
      .min(1)
      .meta(caption('Các nhóm việc', 'Groups of work')),
  })
  .meta(caption('Nhật ký giờ làm việc', 'A diary of working hours'))
type Params = z.output<typeof Params>

const factsOf = ({ groups }: Params) =>
  z.strictObject({
    /** A diary sent after its day counts as not kept. */
    sentInTime: z.boolean().meta(caption('Gửi nhật ký đúng hạn', 'Sent in time')),
    entries: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(200).meta(caption('Mã', 'Code')),
          group: z
            .enum(groups.map(({ code }) => code))
            .meta(caption('Nhóm việc', 'Group', Object.fromEntries(groups.map(({ code, label }) => [code, label])))),
          hours: Thousandths.meta(caption('Số giờ', 'Hours')),
          approved: z.boolean().meta(caption('Đã duyệt', 'Approved')),
        }),
      )
      .max(1000)
      .meta(caption('Các lần ghi', 'Entries')),
  })
type Facts = z.output<ReturnType<typeof factsOf>>

/**
 * A diary of working hours, in the manner of Khánh Hòa: hours by groups of work against the hours of the month.
 * It lives outside core to show how anybody adds a kind: one file, handed to `createEngine`.
 */
export const hoursDiary = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  hasRatio: true,
  facts: factsOf,

  evaluate(params, facts) {
    const share = fraction(countedHours(params, facts), params.standardHours)
    const raw = fraction(params.max * countedHours(params, facts), params.standardHours)
    return { points: compare(raw, exactly(params.max)) > 0 ? exactly(params.max) : raw, raw, ratio: share }
  },

  explain(params, facts, score) {
    const { max, standardHours, groups } = params
    const hours = `${decimal(countedHours(params, facts), 3)} / ${decimal(standardHours, 3)}`
    const isCapped = score.raw !== null && compare(score.raw, exactly(max)) > 0
    const text = `${decimal(max, 2)} × ${hours}`
    const term = pointsFigure(score.points)
    return {
      term,
      formula: formula(`${isCapped ? `min(${decimal(max, 2)}, ${text})` : text} = ${term}`),
      children: groups.map((group) => ({
        id: group.code,
        label: group.label,
        value: decimal(hoursIn(group, facts), 3),
        unit: 'quantity',
        inputs: [
          { name: 'sentInTime', value: String(facts.sentInTime) },
          { name: 'needsApproval', value: String(group.needsApproval) },
        ],
      })),
    }
  },
})

function countedHours({ groups }: Params, facts: Facts): number {
  return groups.reduce((total, group) => total + hoursIn(group, facts), 0)
}

function hoursIn({ code, needsApproval }: Params['groups'][number], { sentInTime, entries }: Facts): number {
  if (!sentInTime) return 0
  const counted = entries.filter(({ group, approved }) => group === code && (approved || !needsApproval))
  return counted.reduce((total, { hours }) => total + hours, 0)
}

import { monthCounterfactual } from '@congtam/core/evaluation/month/counterfactual'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { prepareRuleset } from '@congtam/core/evaluation/score'
import { expect, test } from 'vitest'
import type { Outputs } from '../../api.ts'
import { changeLines } from './what-changes.tsx'

type Explanation = Outputs['sheet']['explain']

const prepared = prepareRuleset(nd335Staff)
const golden = nd335Staff.golden[0]

function linesOf(facts: NonNullable<typeof golden>['facts'], isPublished: boolean): string[] {
  const counterfactual = monthCounterfactual(prepared, facts)
  const tasks = [{ taskId: 't4', title: 'Tờ trình phân bổ vốn' }]
  return changeLines({ counterfactual, tasks, isPublished } as unknown as Explanation)
}

test('an open month says what is missing and what would reach it, and promises nothing', () => {
  if (!golden) throw new Error('T1 is a worked example')
  expect(linesOf(golden.facts, false)).toEqual([
    'Điều gì sẽ thay đổi kết quả?',
    'Còn thiếu 1,75 điểm để đến mức Hoàn thành xuất sắc nhiệm vụ (từ 90 điểm).',
    '- Nếu 2 sản phẩm còn lại của “Tờ trình phân bổ vốn” được nghiệm thu: 95,25 điểm, mức Hoàn thành xuất sắc nhiệm vụ.',
    '- Nếu Tiêu chí chung thêm 1,75 điểm: 90 điểm, mức Hoàn thành xuất sắc nhiệm vụ.',
    'Đây là phép tính trên số liệu hiện có, không phải cam kết về kết quả.',
  ])
})

test('a closed month says that only a signed correction changes it', () => {
  if (!golden) throw new Error('T1 is a worked example')
  expect(linesOf(golden.facts, true).at(-1)).toContain('chỉ quyết định đính chính mới làm thay đổi kết quả')
})

test('a month without work has nothing to say', () => {
  if (!golden) throw new Error('T1 is a worked example')
  expect(linesOf({ ...golden.facts, tasks: [] }, false)).toEqual([])
})

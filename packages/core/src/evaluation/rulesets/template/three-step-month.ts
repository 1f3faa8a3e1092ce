import { Ruleset } from '../../ruleset.ts'
import { text } from '../frame.ts'
import { nd335Staff } from '../nd335.ts'

/**
 * A month in three steps, as Như Xuân works: the person reports, who assigned the task evaluates it, the unit decides.
 * Its points were never published, so the template scores by the national formula that it refines.
 */
export const threeStepMonth = Ruleset.parse({
  ...nd335Staff,
  id: 'template.three-step-month',
  title: text(
    'Mẫu: đánh giá tháng ba bước (kiểu Như Xuân, Quyết định 1240)',
    'Template: a month in three steps (in the manner of Như Xuân, Decision 1240)',
  ),
  source: { document: 'Quyết định 1240 (huyện Như Xuân), theo báo cáo đã công bố', article: 'Quy trình ba bước' },
  track: 'local',
  parent: nd335Staff.id,
  isTemplate: true,
  steps: [
    { actor: 'self', action: text('Báo cáo kết quả theo kế hoạch tháng', 'Reports on the month’s plan') },
    {
      actor: 'assigner',
      action: text('Ai giao việc, người đó đánh giá', 'Whoever assigned the task evaluates it'),
      mayReturnTo: 1,
    },
    { actor: 'unitMeeting', action: text('Đơn vị xem xét, quyết định', 'The unit decides'), mayReturnTo: 2 },
  ],
  confidence: 'singleSource',
  remarks: [
    text('Khung điểm của Như Xuân không được công bố.', 'Như Xuân’s points were not published.'),
    text('Mẫu để địa phương hoàn thiện; không dùng chấm cho ai.', 'A frame to be completed; it scores nobody.'),
  ],
})

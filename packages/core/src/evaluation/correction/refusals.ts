import { refusal } from '../../shared/refusal.ts'

export const correctionRefusals = {
  'correction.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy bản đính chính này.', 'Mở lại từ danh sách đính chính của đơn vị.'],
    en: ['There is no such correction.', 'Open it again from the unit’s list of corrections.'],
  })),
  'correction.noSuchVersion': refusal<{ version: number }>('notFound', ({ version }) => ({
    vi: [`Kết quả này không có bản ${version}.`, 'Mở lại danh sách các bản của phiếu.'],
    en: [`This result has no version ${version}.`, 'Open the list of its versions again.'],
  })),
  'correction.monthOpen': refusal<{ month: string }>('invalid', ({ month }) => ({
    vi: [
      `Tháng ${month} chưa khoá nên không cần đính chính.`,
      'Sửa trực tiếp: đánh giá lại nhiệm vụ hoặc chấm lại phiếu.',
    ],
    en: [`${month} is not closed, so nothing has to be corrected.`, 'Assess the task or the sheet again.'],
  })),
  'correction.notClosed': refusal('invalid', () => ({
    vi: [
      'Có phiếu không thuộc tháng đã khoá của đơn vị này.',
      'Mở phiếu đã công bố rồi chọn Đính chính; mỗi đơn vị lập một bản riêng.',
    ],
    en: [
      'A sheet is not in this unit’s closed month.',
      'Open the published sheet and choose Correct; each unit makes its own.',
    ],
  })),
  'correction.reasonNeeded': refusal('invalid', () => ({
    vi: ['Chưa nêu lý do đính chính.', 'Viết rõ sai ở đâu và vì sao sửa; người liên quan sẽ đọc lý do này.'],
    en: ['There is no reason.', 'Say what was wrong and why it is changed; those concerned will read it.'],
  })),
  'correction.documentNeeded': refusal('invalid', () => ({
    vi: ['Chưa có số văn bản làm căn cứ.', 'Nhập số quyết định hoặc biên bản giải quyết kiến nghị.'],
    en: ['There is no document.', 'Enter the number of the decision or of the record of the petition.'],
  })),
  'correction.documentNotYet': refusal<{ issuedOn: string }>('invalid', ({ issuedOn }) => ({
    vi: [`Văn bản đề ngày ${issuedOn}, sau ngày hôm nay.`, 'Kiểm tra lại ngày ban hành.'],
    en: [`The document is dated ${issuedOn}, after today.`, 'Check its date.'],
  })),
  'correction.unchanged': refusal('invalid', () => ({
    vi: ['Giá trị mới giống giá trị đang có.', 'Sửa giá trị mới, hoặc bỏ mục này khỏi bản đính chính.'],
    en: ['The new value is the present one.', 'Change it, or leave it out of the correction.'],
  })),
  'correction.changesNothing': refusal('invalid', () => ({
    vi: [
      'Sửa như vậy không làm thay đổi kết quả của ai.',
      'Kiểm tra lại mục cần sửa; nếu điểm không đổi thì không cần đính chính.',
    ],
    en: [
      'This changes nobody’s result.',
      'Check what shall be corrected; without a change there is nothing to correct.',
    ],
  })),
  'correction.twice': refusal('invalid', () => ({
    vi: ['Một mục được sửa hai lần trong cùng một bản.', 'Giữ lại một giá trị cho mỗi mục.'],
    en: ['One figure is changed twice.', 'Keep one value for each.'],
  })),
  'correction.noSuchFact': refusal('invalid', () => ({
    vi: ['Phiếu đã khoá không có mục này.', 'Mở lại phiếu và chọn trong các mục đang có.'],
    en: ['The closed sheet has no such figure.', 'Open the sheet again and choose among its figures.'],
  })),
  'correction.aboveMaximum': refusal<{ criterion: string; most: string }>('invalid', ({ criterion, most }) => ({
    vi: [`Tiêu chí ${criterion} có tối đa ${most} điểm.`, 'Nhập điểm không vượt mức tối đa.'],
    en: [`Criterion ${criterion} gives ${most} points at most.`, 'Enter no more than that.'],
  })),
  'correction.aboveAssigned': refusal<{ most: string }>('invalid', ({ most }) => ({
    vi: [`Nhiệm vụ chỉ được giao ${most} sản phẩm.`, 'Số nghiệm thu không vượt số được giao.'],
    en: [`The task was for ${most} products.`, 'No more can be accepted than was assigned.'],
  })),
  'correction.aboveAccepted': refusal<{ most: string }>('invalid', ({ most }) => ({
    vi: [
      `Số sản phẩm lỗi hoặc chậm vượt số đã nghiệm thu (${most}).`,
      'Sửa số lỗi, số chậm cho không vượt số nghiệm thu.',
    ],
    en: [`More failed or was late than was accepted (${most}).`, 'Lower the failures and delays to what was accepted.'],
  })),
  'correction.changed': refusal('conflict', () => ({
    vi: [
      'Kết quả đã thay đổi sau khi xem danh sách người bị ảnh hưởng.',
      'Xem lại danh sách rồi lập bản mới; bản đã lập trước đó thì rút.',
    ],
    en: [
      'The results changed since the list of those affected was looked at.',
      'Look at the list again and prepare another; withdraw the one from before.',
    ],
  })),
  'correction.ownInterest': refusal('forbidden', () => ({
    vi: [
      'Đính chính này làm thay đổi kết quả của chính bạn nên bạn không được ký.',
      'Người đứng đầu đơn vị cấp trên ký; bản đính chính vẫn chờ ở đây.',
    ],
    en: [
      'This correction changes your own result, so you may not sign it.',
      'The head of the unit above signs; the correction waits here.',
    ],
  })),
  'correction.headAbove': refusal<{ unit: string }>('forbidden', ({ unit }) => ({
    vi: [
      `Đính chính này làm thay đổi kết quả ở ${unit}, vượt quá đơn vị của bạn.`,
      `Người đứng đầu ${unit} hoặc cấp trên ký; bản đính chính vẫn chờ ở đây.`,
    ],
    en: [
      `This correction changes a result in ${unit}, above your own unit.`,
      `The head of ${unit}, or one above, signs; the correction waits here.`,
    ],
  })),
  'correction.signed': refusal('closed', () => ({
    vi: ['Bản đính chính này đã ký.', 'Nếu còn sai, lập một bản đính chính khác.'],
    en: ['This correction is signed already.', 'If something is still wrong, prepare another.'],
  })),
  'correction.withdrawn': refusal('closed', () => ({
    vi: ['Bản đính chính này đã được rút.', 'Lập bản mới nếu vẫn cần đính chính.'],
    en: ['This correction was withdrawn.', 'Prepare another if it is still needed.'],
  })),
}

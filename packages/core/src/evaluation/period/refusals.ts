import { refusal } from '../../shared/refusal.ts'

export const periodRefusals = {
  'period.beforeDecree': refusal<{ year: number }>('invalid', ({ year }) => ({
    vi: [
      `Năm ${year} chưa áp dụng Nghị định 335/2025 nên không có điểm tháng để tính trung bình.`,
      'Xem mức xếp loại của năm đó trong phần lịch sử ở hồ sơ.',
    ],
    en: [
      `Decree 335/2025 does not cover ${year}, so there are no monthly scores to take a mean of.`,
      'See the grade of that year in the person’s history.',
    ],
  })),
  'pastGrade.exists': refusal<{ year: number }>('conflict', ({ year }) => ({
    vi: [
      `Năm ${year} đã có mức xếp loại của người này.`,
      'Nếu mức đã ghi sai, dùng "Đính chính" và nêu quyết định làm căn cứ.',
    ],
    en: [`The grade of ${year} is already on record.`, 'If it is wrong, correct it and name the decision.'],
  })),
  'pastGrade.unknown': refusal<{ year: number }>('notFound', ({ year }) => ({
    vi: [`Chưa có mức xếp loại năm ${year} để đính chính.`, 'Ghi mức xếp loại của năm đó trước.'],
    en: [`There is no grade of ${year} to correct.`, 'Enter the grade of that year first.'],
  })),
  'pastGrade.stale': refusal<{ year: number }>('conflict', ({ year }) => ({
    vi: [`Mức xếp loại năm ${year} vừa được người khác đính chính.`, 'Tải lại hồ sơ, xem mức mới rồi quyết định.'],
    en: [`The grade of ${year} was corrected since you read it.`, 'Reload the file and look at it again.'],
  })),
  'pastGrade.same': refusal<{ year: number }>('invalid', ({ year }) => ({
    vi: [
      `Đính chính năm ${year} không thay đổi gì so với mức đã ghi.`,
      'Sửa mức, số hoặc ngày quyết định rồi gửi lại.',
    ],
    en: [`The correction of ${year} says the same as what is on record.`, 'Change the grade or the decision.'],
  })),
  'pastGrade.dayUnlikely': refusal<{ year: number }>('invalid', ({ year }) => ({
    vi: [`Ngày quyết định phải từ đầu năm ${year} đến hôm nay.`, 'Kiểm tra lại ngày ký của quyết định xếp loại.'],
    en: [`The day of the decision lies between the beginning of ${year} and today.`, 'Check when it was signed.'],
  })),
  'received.ownPost': refusal<{ period: string }>('conflict', ({ period }) => ({
    vi: [
      `Trong ${period} người này giữ vị trí tại tỉnh suốt kỳ, nên điểm do phiếu của đơn vị quyết định.`,
      'Kiểm tra lại kỳ ghi trên văn bản của cơ quan cũ.',
    ],
    en: [
      `The person held a post here throughout ${period}, so the sheets of the unit decide.`,
      'Check the period in the letter of the other agency.',
    ],
  })),
  'received.exists': refusal<{ period: string }>('conflict', ({ period }) => ({
    vi: [`Kỳ ${period} đã ghi điểm do cơ quan cũ gửi.`, 'Nếu điểm đã ghi sai, gửi lại kèm lý do đính chính.'],
    en: [`A score for ${period} is already on record.`, 'If it is wrong, send it again with the reason.'],
  })),
  'received.periodUnlikely': refusal<{ period: string }>('invalid', ({ period }) => ({
    vi: [`Kỳ ${period} chưa kết thúc hoặc trước tháng 01/2026.`, 'Chọn một tháng hoặc quý đã kết thúc.'],
    en: [`The period ${period} has not ended, or lies before January 2026.`, 'Choose a month or quarter that ended.'],
  })),
}

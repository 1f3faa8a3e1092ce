import { refusal } from '../../shared/refusal.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { gradeNames } from '../year/grade.ts'

export const gradingRefusals = {
  'year.incomplete': refusal<{ count: number }>('invalid', ({ count }) => ({
    vi: [`Còn ${count} mục chưa xong nên chưa khoá được năm.`, 'Mở bước "Thiếu gì" và xử lý từng mục.'],
    en: [`${count} things are missing, so the year cannot be closed.`, 'Open the first step and settle each.'],
  })),
  'year.changed': refusal('conflict', () => ({
    vi: ['Kết quả năm đã thay đổi sau lần xem cuối của bạn.', 'Xem lại bảng đề xuất rồi ký.'],
    en: ['The results of the year changed since you last looked.', 'Look at the proposal again, then sign.'],
  })),
  'year.alreadyClosed': refusal<{ number: number }>('closed', ({ number }) => ({
    vi: [
      `Năm này đã khoá (bản ${number}) và số liệu không thay đổi từ đó.`,
      'Chỉ khoá lại khi có thay đổi; xem kết quả đã công bố.',
    ],
    en: [
      `The year is closed (version ${number}) and nothing has changed since.`,
      'It is closed again only after a change; see the published results.',
    ],
  })),
  'year.reasonNeeded': refusal('invalid', () => ({
    vi: ['Khoá lại một năm đã công bố phải nêu lý do.', 'Ghi lý do, ví dụ số quyết định đính chính, rồi ký lại.'],
    en: [
      'Closing a published year again needs a reason.',
      'Give it, such as the number of the correction, and sign again.',
    ],
  })),
  'year.notClosed': refusal('notFound', () => ({
    vi: ['Năm này chưa được khoá.', 'Kết quả và giải thích của bạn có sau khi người đứng đầu khoá năm.'],
    en: ['The year is not closed yet.', 'Your result and its explanation are here once the head has closed the year.'],
  })),
  'year.noPerson': refusal('notFound', () => ({
    vi: [
      'Người này không thuộc diện xếp loại của đơn vị trong năm đó.',
      'Mở lại từ bảng đề xuất; người chuyển đi do đơn vị mới xếp loại.',
    ],
    en: [
      'This person is not graded by the unit in that year.',
      'Open them from the proposal; who moved is graded by the new unit.',
    ],
  })),
  'year.outsideDecree': refusal<{ year: string }>('invalid', ({ year }) => ({
    vi: [
      `Năm ${year} không xếp loại theo Nghị định 335.`,
      'Chọn năm từ 2026 trở đi; các năm trước xem trong lịch sử của từng người.',
    ],
    en: [
      `The year ${year} is not graded by Decree 335.`,
      'Choose 2026 or later; earlier years stand in each person’s history.',
    ],
  })),
  'year.unitNotGraded': refusal('invalid', () => ({
    vi: [
      'Đơn vị này không nằm trong cơ quan nào xếp loại theo Nghị định 335.',
      'Chọn UBND xã, sở hoặc một phòng của cơ quan đó.',
    ],
    en: ['No agency of Decree 335 holds this unit.', 'Choose a commune, a department or one of its rooms.'],
  })),
  'year.postElsewhere': refusal<{ count: number }>('invalid', ({ count }) => ({
    vi: [`${count} vị trí không thuộc cơ quan này.`, 'Chỉ xếp vào nhóm các vị trí của chính cơ quan.'],
    en: [`${count} posts do not belong to this agency.`, 'Only its own posts can be put into its groups.'],
  })),
  'conduct.documentNeeded': refusal('invalid', () => ({
    vi: ['Thiếu số quyết định hoặc kết luận.', 'Ghi số, ký hiệu văn bản; không có văn bản thì không ghi vào sổ.'],
    en: ['The number of the decision or conclusion is missing.', 'Enter it; without a document nothing is recorded.'],
  })),
  'conduct.dutyNeeded': refusal('invalid', () => ({
    vi: ['Chưa nói kỷ luật này có liên quan đến hoạt động công vụ hay không.', 'Chọn có hoặc không theo quyết định.'],
    en: [
      'It is not said whether the discipline concerns the exercise of duty.',
      'Choose yes or no as the decision says.',
    ],
  })),
  'conduct.wrongAbout': refusal<{ kind: string }>('invalid', () => ({
    vi: [
      'Quyết định này không đúng đối tượng.',
      'Tham nhũng, lãng phí ở đơn vị ghi cho đơn vị; các loại khác ghi cho một người.',
    ],
    en: [
      'The decision is about the wrong subject.',
      'Corruption in a unit is recorded for the unit, the other kinds for a person.',
    ],
  })),
  'conduct.known': refusal<{ document: string }>('conflict', ({ document }) => ({
    vi: [`Văn bản ${document} đã có trong sổ cho đối tượng này.`, 'Nếu nội dung sai, ghi một mục thay thế.'],
    en: [`The document ${document} is in the register already.`, 'If it is wrong there, record one that replaces it.'],
  })),
  'conduct.countedTwice': refusal<{ document: string; year: string }>('conflict', ({ document, year }) => ({
    vi: [
      `Hành vi này đã được tính vào năm ${year} theo ${document}.`,
      'Một hành vi chỉ tính một năm; để trống năm tính hoặc thay mục kia.',
    ],
    en: [
      `The act is counted in ${year} by ${document}.`,
      'An act counts in one year only; leave the year empty or replace that entry.',
    ],
  })),
  'conduct.nothingToReplace': refusal('conflict', () => ({
    vi: ['Mục được thay thế không còn hiệu lực trong sổ.', 'Tải lại sổ rồi chọn mục đang có hiệu lực.'],
    en: ['The entry to be replaced does not hold any more.', 'Reload the register and choose one that holds.'],
  })),
  'conduct.effectiveBeforeIssue': refusal<{ issuedOn: string }>('invalid', ({ issuedOn }) => ({
    vi: [`Ngày hiệu lực sớm hơn ngày ban hành ${issuedOn}.`, 'Kiểm tra lại hai ngày trên văn bản.'],
    en: [`It would take effect before it was issued on ${issuedOn}.`, 'Check both days on the document.'],
  })),
  'agency.documentNeeded': refusal('invalid', () => ({
    vi: ['Mức xếp loại của tổ chức thiếu số văn bản công nhận.', 'Ghi số quyết định của cấp có thẩm quyền.'],
    en: ['The organisation’s grade has no document.', 'Enter the number of the competent authority’s decision.'],
  })),
  'agency.outstandingNeedsDocument': refusal('invalid', () => ({
    vi: [
      'Tỷ lệ xuất sắc đến 25% cần văn bản của cấp có thẩm quyền.',
      'Ghi số văn bản, hoặc bỏ chọn thành tích nổi trội.',
    ],
    en: [
      'A share of up to 25 % needs a document of the competent authority.',
      'Enter its number, or leave the mark out.',
    ],
  })),
  'agency.aboveFigures': refusal<{ grade: Grade }>('invalid', ({ grade }) => ({
    vi: [
      `Điểm và điều kiện của tổ chức chỉ cho mức "${gradeNames[grade].vi}".`,
      'Chọn mức đó hoặc thấp hơn, hoặc sửa số liệu đánh giá.',
    ],
    en: [
      `Its points and conditions bear no more than "${gradeNames[grade].en}".`,
      'Choose that or less, or correct the figures.',
    ],
  })),
  'decision.reasonNeeded': refusal('invalid', () => ({
    vi: ['Quyết định khác đề xuất phải nêu lý do.', 'Ghi lý do để người được xếp loại đọc được.'],
    en: ['A grade other than the proposed one needs a reason.', 'Give one that the person concerned can read.'],
  })),
  'decision.documentNeeded': refusal('invalid', () => ({
    vi: ['Quyết định xếp loại thiếu số văn bản hoặc người ký.', 'Ghi số quyết định và người ký.'],
    en: ['The decision has no number or nobody signed it.', 'Enter its number and who signed.'],
  })),
  'decision.same': refusal('invalid', () => ({
    vi: ['Mức này đúng bằng mức đề xuất.', 'Không cần quyết định riêng; khoá năm là xác nhận đề xuất.'],
    en: ['This is the proposed grade.', 'It needs no decision of its own; closing the year confirms it.'],
  })),
  'decision.notGraded': refusal('invalid', () => ({
    vi: [
      'Người này không thuộc diện xếp loại trong năm.',
      'Chưa đủ 06 tháng công tác hoặc chưa có tháng nào có điểm; xem giải thích.',
    ],
    en: [
      'This person is not graded in the year.',
      'Less than six months, or no month with a score; see the explanation.',
    ],
  })),
  'decision.aboveConduct': refusal<{ document: string }>('invalid', ({ document }) => ({
    vi: [
      `Văn bản ${document} buộc mức "Không hoàn thành nhiệm vụ".`,
      'Nếu văn bản đã bị huỷ, ghi mục thay thế trong sổ trước.',
    ],
    en: [
      `The document ${document} forces the grade "Failed".`,
      'If it was revoked, record that in the register first.',
    ],
  })),
  'decision.abovePoints': refusal<{ grade: Grade }>('invalid', ({ grade }) => ({
    vi: [
      `Điểm trung bình năm chỉ cho mức "${gradeNames[grade].vi}".`,
      'Điểm tháng sai thì đính chính tháng; mức năm không nâng quá điểm.',
    ],
    en: [
      `The mean of the year earns no more than "${gradeNames[grade].en}".`,
      'Wrong monthly points are corrected in the month; the grade is not raised above them.',
    ],
  })),
  'decision.aboveAgency': refusal<{ grade: Grade }>('invalid', ({ grade }) => ({
    vi: [
      `Tổ chức do người này đứng đầu chỉ xếp mức "${gradeNames[grade].vi}".`,
      'Mức của người đứng đầu không cao hơn mức của tổ chức (Điều 20 khoản 6).',
    ],
    en: [
      `The organisation that this person heads is graded "${gradeNames[grade].en}".`,
      'A head is not graded above the organisation (Article 20.6).',
    ],
  })),
  'decision.quotaExceeded': refusal<{ where: string; holders: number; places: number }>(
    'invalid',
    ({ where, holders, places }) => ({
      vi: [
        `${where}: ${holders} người xuất sắc, nhưng chỉ có ${places} chỗ.`,
        'Quyết định mức khác cho một người đang giữ chỗ trước, hoặc giữ mức đề xuất.',
      ],
      en: [
        `${where}: ${holders} would be excellent, and there are ${places} places.`,
        'Decide another grade for somebody who holds a place first, or keep the proposal.',
      ],
    }),
  ),
  'decision.stale': refusal('conflict', () => ({
    vi: ['Mức đề xuất của người này đã thay đổi sau khi bạn mở.', 'Xem lại đề xuất rồi quyết định.'],
    en: ['The proposed grade of this person changed since you read it.', 'Look at the proposal again, then decide.'],
  })),
}

import { refusal } from '../shared/refusal.ts'
import { correctionRefusals } from './correction/refusals.ts'
import { gradingRefusals } from './grading/refusals.ts'
import { laboratoryRefusals } from './laboratory/refusals.ts'
import { libraryRefusals } from './library/refusals.ts'
import { periodRefusals } from './period/refusals.ts'
import { type SheetState, sheetStateNames } from './sheet.ts'

const positions: Readonly<Record<string, { vi: string; en: string }>> = {
  staff: { vi: 'công chức không giữ chức vụ', en: 'staff' },
  head: { vi: 'người đứng đầu', en: 'heads' },
  deputy: { vi: 'cấp phó', en: 'deputies' },
}

type Rated = { path: string; code: string; label: { vi: string; en: string } }

export const evaluationRefusals = {
  ...correctionRefusals,
  ...libraryRefusals,
  ...laboratoryRefusals,
  ...gradingRefusals,
  ...periodRefusals,
  'sheet.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy phiếu này.', 'Mở lại từ Phiếu tháng hoặc bảng tháng của đơn vị.'],
    en: ['There is no such sheet.', 'Open it again from the list of the month.'],
  })),
  'sheet.stale': refusal('conflict', () => ({
    vi: ['Phiếu vừa có thay đổi sau khi bạn mở.', 'Xem thay đổi mới rồi gửi lại; điểm bạn nhập vẫn được giữ.'],
    en: ['The sheet changed since you read it.', 'Look at the change and send again; what you typed is kept.'],
  })),
  'sheet.closed': refusal<{ month: string }>('closed', ({ month }) => ({
    vi: [
      `Phiếu tháng ${month} đã khoá và công bố.`,
      'Nếu không đồng ý, gửi kiến nghị; số liệu cũ không sửa trực tiếp.',
    ],
    en: [
      `The sheet of ${month} is closed and published.`,
      'If you disagree, file an appeal; published figures are not edited.',
    ],
  })),
  'sheet.notWithYou': refusal<{ state: SheetState }>('invalid', ({ state }) => ({
    vi: [`Phiếu đang ở bước "${sheetStateNames[state].vi}", chưa đến lượt của bạn.`, sheetStateNames[state].waitVi],
    en: [`The sheet stands at "${sheetStateNames[state].en}"; it is not your turn.`, sheetStateNames[state].waitEn],
  })),
  'sheet.pointsMissing': refusal<Rated>('invalid', ({ code, label }) => ({
    vi: [`Chưa cho điểm tiêu chí ${code} (${label.vi}).`, 'Cho điểm đủ các tiêu chí rồi gửi lại.'],
    en: [`Criterion ${code} (${label.en}) has no points.`, 'Give points for every criterion and send again.'],
  })),
  'sheet.pointsAbove': refusal<Rated & { maximum: string }>('invalid', ({ code, label, maximum }) => ({
    vi: [
      `Điểm tiêu chí ${code} (${label.vi}) vượt mức tối đa ${maximum.replace('.', ',')}.`,
      'Cho điểm trong mức rồi gửi lại.',
    ],
    en: [`Criterion ${code} (${label.en}) has more than its maximum of ${maximum}.`, 'Stay within it and send again.'],
  })),
  'sheet.criterionUnknown': refusal<{ path: string; code: string }>('invalid', ({ code }) => ({
    vi: [`Quy định của tháng không có tiêu chí ${code}.`, 'Mở lại phiếu để lấy đúng các tiêu chí của tháng.'],
    en: [`The rules of the month have no criterion ${code}.`, 'Open the sheet again for the criteria of the month.'],
  })),
  'sheet.leadershipNeeded': refusal('invalid', () => ({
    vi: ['Phiếu lãnh đạo cần mức đ và e kèm lý do.', 'Chọn 100% hoặc 50% cho từng tiêu chí và nêu lý do.'],
    en: ['A leader’s sheet needs the terms đ and e with a reason.', 'Choose 100% or 50% for each and say why.'],
  })),
  'sheet.leadershipNotHere': refusal('invalid', () => ({
    vi: ['Chỉ phiếu của lãnh đạo mới có mức đ và e.', 'Bỏ hai mức này rồi gửi lại.'],
    en: ['Only a leader’s sheet has the terms đ and e.', 'Leave them out and send again.'],
  })),
  'month.incomplete': refusal<{ count: number }>('invalid', ({ count }) => ({
    vi: [`Còn ${count} mục chưa xong nên chưa khoá được tháng.`, 'Mở danh sách "Thiếu gì" và xử lý từng mục.'],
    en: [`${count} things are missing, so the month cannot be closed.`, 'Open the checklist and settle each.'],
  })),
  'month.changed': refusal('conflict', () => ({
    vi: ['Kết quả đã thay đổi sau lần xem cuối của bạn.', 'Xem lại bảng kết quả rồi ký.'],
    en: ['The results changed since you last looked.', 'Look at the results again, then sign.'],
  })),
  'rescore.wrongUsage': refusal<{ given: string; usage: string }>('invalid', ({ given, usage }) => ({
    vi: [`Không hiểu "${given}".`, `Cách dùng: ${usage}`],
    en: [`"${given}" is not understood.`, `Usage: ${usage}`],
  })),
  'rescore.nothingClosed': refusal<{ from: string; to: string }>('notFound', ({ from, to }) => ({
    vi: [`Không có kỳ nào đã khoá từ ${from} đến ${to}.`, 'Kiểm tra kỳ, đơn vị và cơ sở dữ liệu rồi chạy lại.'],
    en: [`Nothing is closed from ${from} to ${to}.`, 'Check the period, the unit and the database, and run again.'],
  })),
  'facts.notAdmitted': refusal<{ path: string }>('invalid', ({ path }) => ({
    vi: [`Giá trị tại ${path} không phải loại dữ kiện mà tiêu chí cần.`, 'Sửa giá trị theo mẫu của tiêu chí.'],
    en: [`The value at ${path} is not what the criterion asks for.`, 'Correct it to what the criterion shows.'],
  })),
  'mirror.tooMany': refusal<{ most: number }>('invalid', ({ most }) => ({
    vi: [`Khoảng tháng này có hơn ${most} phiếu.`, 'Chọn ít tháng hơn hoặc một đơn vị nhỏ hơn.'],
    en: [`These months hold more than ${most} sheets.`, 'Choose fewer months or a smaller unit.'],
  })),
  'ruleset.unknown': refusal<{ id: string; path?: string }>('invalid', ({ id }) => ({
    vi: [`Không có bộ quy định "${id}".`, 'Dùng một trong các bộ quy định có sẵn.'],
    en: [`There is no ruleset "${id}".`, 'Use one of the built-in rulesets.'],
  })),
  'ruleset.outsideValidity': refusal<{ id: string; period: string; path?: string }>('invalid', ({ id, period }) => ({
    vi: [`Kỳ ${period} nằm ngoài hiệu lực của "${id}".`, 'Chọn bộ quy định có hiệu lực trong kỳ đó.'],
    en: [`The period ${period} is outside the validity of "${id}".`, 'Choose the ruleset in force in that period.'],
  })),
  'ruleset.noneInForce': refusal<{ positionClass: string; period: string }>('invalid', ({ positionClass, period }) => ({
    vi: [
      `Chưa có bộ quy định nào được ban hành cho nhóm "${positions[positionClass]?.vi ?? positionClass}" trong kỳ ${period}.`,
      'Chọn kỳ từ tháng 01/2026, hoặc đề nghị người đứng đầu tỉnh ban hành quy định cho kỳ đó.',
    ],
    en: [
      `No ruleset for "${positions[positionClass]?.en ?? positionClass}" is adopted for ${period}.`,
      'Choose a period from January 2026 on, or ask the head of the province to adopt one.',
    ],
  })),
}

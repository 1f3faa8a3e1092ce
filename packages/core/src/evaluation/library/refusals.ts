import { refusal } from '../../shared/refusal.ts'

const names = {
  draft: { vi: 'bản thảo', en: 'draft' },
  tested: { vi: 'đã kiểm tra', en: 'tested' },
  adopted: { vi: 'đã ban hành', en: 'adopted' },
  superseded: { vi: 'đã thay thế', en: 'superseded' },
  discarded: { vi: 'đã bỏ', en: 'laid aside' },
} as const
type State = keyof typeof names

type At = {
  code: string
  path: string
  what: { vi: string; en: string }
  articles: readonly { document: string; article: string }[]
}

/** The place in the document and the rules that meet there. */
function whereOf({ path, articles }: At): string {
  return [path, ...articles.map(({ document, article }) => `${document}, ${article}`)].join('; ')
}

export const libraryRefusals = {
  'ruleset.published': refusal<{ id: string; version: number }>('closed', ({ id, version }) => ({
    vi: [`Bản ${version} của "${id}" đã ban hành nên không sửa được.`, 'Tạo một bản mới với số bản lớn hơn.'],
    en: [`Version ${version} of "${id}" is published and is not edited.`, 'Make a new version with a higher number.'],
  })),
  'ruleset.notThere': refusal<Record<'state' | 'needed', State>>('conflict', ({ state, needed }) => ({
    vi: [
      `Bộ quy định đang ở trạng thái "${names[state].vi}", việc này cần "${names[needed].vi}".`,
      'Mở lại thư viện để xem bước tiếp theo.',
    ],
    en: [
      `The ruleset is "${names[state].en}"; this needs "${names[needed].en}".`,
      'Open the library again to see what comes next.',
    ],
  })),
  'ruleset.isTemplate': refusal<{ id: string }>('invalid', ({ id }) => ({
    vi: [`"${id}" là mẫu với số liệu minh họa.`, 'Sao thành bộ quy định của địa phương, điền số liệu đã ban hành.'],
    en: [`"${id}" is a template with made-up figures.`, 'Copy it to a ruleset of your own with the figures decided.'],
  })),
  'ruleset.goldenFailing': refusal<{ path: string; title: string }>('invalid', ({ path, title }) => ({
    vi: [
      `Ví dụ mẫu "${title}" (${path}) cho kết quả khác.`,
      'Sửa quy định hoặc ví dụ; chưa chấm cho ai khi ví dụ chưa đúng.',
    ],
    en: [`The worked example "${title}" (${path}) gives something else.`, 'Mend the rules or the example first.'],
  })),
  'ruleset.contradicts': refusal<At>('invalid', (at) => ({
    vi: [`${at.what.vi} (${whereOf(at)})`, 'Sửa chỗ đó rồi kiểm tra lại.'],
    en: [`${at.what.en} (${whereOf(at)})`, 'Mend it there and test again.'],
  })),
  'ruleset.notAcknowledged': refusal<At>('invalid', (at) => ({
    vi: [`${at.what.vi} (${whereOf(at)})`, 'Xem và xác nhận đã biết, hoặc sửa.'],
    en: [`${at.what.en} (${whereOf(at)})`, 'Acknowledge it or mend it.'],
  })),
  'ruleset.overlaps': refusal<{ id: string; version: number }>('conflict', ({ id, version }) => ({
    vi: [`Hiệu lực chồng lên bản ${version} của "${id}".`, 'Cho bản đó hết hiệu lực trước, hoặc đổi ngày hiệu lực.'],
    en: [`The validity overlaps version ${version} of "${id}".`, 'Supersede that one first, or change the validity.'],
  })),
  'ruleset.notLater': refusal<{ id: string; version: number }>('invalid', ({ id, version }) => ({
    vi: [`Bản ${version} của "${id}" không phải bản sau.`, 'Bản thay thế phải cùng mã, số bản và hiệu lực sau hơn.'],
    en: [
      `Version ${version} of "${id}" is not a later one.`,
      'It needs the same id, a higher number and a later start.',
    ],
  })),
  'ruleset.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy bộ quy định này trong thư viện của tỉnh.', 'Mở lại thư viện và chọn từ danh sách.'],
    en: ['There is no such ruleset in the province’s library.', 'Open the library again and choose from the list.'],
  })),
  'ruleset.stale': refusal('conflict', () => ({
    vi: ['Bộ quy định vừa có thay đổi sau khi bạn mở.', 'Mở lại, xem thay đổi mới rồi làm lại.'],
    en: ['The ruleset changed since you read it.', 'Open it again, look at the change and repeat.'],
  })),
  'ruleset.builtIn': refusal<{ id: string }>('closed', ({ id }) => ({
    vi: [`"${id}" đi cùng phần mềm nên tỉnh không sửa được.`, 'Sao thành bộ quy định của tỉnh rồi sửa bản sao.'],
    en: [`"${id}" comes with the software and is not changed by a province.`, 'Copy it and change the copy.'],
  })),
  'ruleset.reservedId': refusal<{ id: string }>('invalid', ({ id }) => ({
    vi: [`Mã "${id}" dành cho quy định có sẵn trong phần mềm.`, 'Đặt mã khác, ví dụ bắt đầu bằng "tinh." và tên tỉnh.'],
    en: [`The id "${id}" is kept for rulesets that come with the software.`, 'Choose another, such as "tinh.…".'],
  })),
  'ruleset.notLocal': refusal<{ id: string }>('invalid', ({ id }) => ({
    vi: [
      `"${id}" phải là quy định của địa phương và nêu quy định gốc của trung ương.`,
      'Chọn hệ quy định "địa phương" và quy định gốc.',
    ],
    en: [`"${id}" must be local and name its national parent.`, 'Set the track to local and choose the parent.'],
  })),
  'ruleset.versionTaken': refusal('conflict', () => ({
    vi: ['Đã có một bản cùng mã và cùng số bản.', 'Mở bản đó, hoặc đặt số bản lớn hơn.'],
    en: ['That id and version are there already.', 'Open that one, or take a higher version.'],
  })),
  'ruleset.adoptedMeanwhile': refusal('conflict', () => ({
    vi: ['Một bộ quy định khác vừa được ban hành cùng lúc.', 'Mở lại thư viện, kiểm tra hiệu lực rồi ban hành lại.'],
    en: ['Another ruleset was adopted at the same moment.', 'Open the library, look at the validity, adopt again.'],
  })),
  'ruleset.rival': refusal<{ id: string; version: number }>('conflict', ({ id, version }) => ({
    vi: [
      `Bản ${version} của "${id}" đã chấm cùng nhóm vị trí trong cùng thời gian.`,
      'Cho bản đó hết hiệu lực trước, hoặc nêu nó là quy định gốc.',
    ],
    en: [
      `Version ${version} of "${id}" scores the same posts in the same months.`,
      'End that one first, or name it as the parent.',
    ],
  })),
  'ruleset.monthClosed': refusal<{ month: string; units: number }>('closed', ({ month, units }) => ({
    vi: [
      `Tháng ${month} đã khoá ở ${units} đơn vị theo quy định cũ.`,
      'Chọn hiệu lực từ tháng chưa đơn vị nào khoá; kết quả đã công bố không đổi.',
    ],
    en: [
      `${month} is closed in ${units} units by the rules of then.`,
      'Begin with a month that no unit has closed; what is published stays.',
    ],
  })),
  'ruleset.noForm': refusal<{ code: string }>('invalid', ({ code }) => ({
    vi: [
      `Phiếu tháng chưa có chỗ nhập dữ kiện của tiêu chí "${code}".`,
      'Dùng cách tính từ điểm chấm trên phiếu và nhiệm vụ, hoặc chưa dùng quy định này để chấm tháng.',
    ],
    en: [
      `The monthly sheet has no place for the facts of criterion "${code}".`,
      'Use a kind that is computed from points on the sheet and from tasks.',
    ],
  })),
  'ruleset.notAdmitted': refusal<{ path: string; vi: string; en: string }>('invalid', ({ path, vi, en }) => ({
    vi: [`Chỗ ${path} chưa đúng mẫu: ${vi}.`, 'Sửa chỗ đó rồi lưu lại.'],
    en: [`${path} is not as a ruleset needs it: ${en}.`, 'Mend it there and save again.'],
  })),
  'ruleset.tooLarge': refusal<{ limit: number }>('limit', ({ limit }) => ({
    vi: [`Tài liệu quy định dài quá ${limit} ký tự.`, 'Bớt ví dụ mẫu hoặc tách thành nhiều bộ quy định.'],
    en: [`The document is longer than ${limit} characters.`, 'Leave out some examples, or split it.'],
  })),
  'ruleset.notSimulated': refusal('invalid', () => ({
    vi: [
      'Chưa đính kèm kết quả mô phỏng.',
      'Chọn một lần mô phỏng của bản này, hoặc nêu lý do ban hành khi chưa mô phỏng.',
    ],
    en: ['No simulation is attached.', 'Choose a simulation of this text, or say why there is none.'],
  })),
  'ruleset.simulationElsewhere': refusal('invalid', () => ({
    vi: ['Lần mô phỏng đã chọn chưa xong hoặc là của bản khác.', 'Chọn lần mô phỏng đã xong của chính bản này.'],
    en: ['That simulation has not ended, or is of another text.', 'Choose one of this very text that has ended.'],
  })),
}

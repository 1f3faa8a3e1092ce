import { refusal } from '../../shared/refusal.ts'

type At = { code: string; path: string; what: { vi: string; en: string } }

export const libraryRefusals = {
  'ruleset.published': refusal<{ id: string; version: number }>('closed', ({ id, version }) => ({
    vi: [`Bản ${version} của "${id}" đã ban hành nên không sửa được.`, 'Tạo một bản mới với số bản lớn hơn.'],
    en: [`Version ${version} of "${id}" is published and is not edited.`, 'Make a new version with a higher number.'],
  })),
  'ruleset.notThere': refusal<{ state: string; needed: string }>('conflict', ({ state, needed }) => ({
    vi: [
      `Bộ quy định đang ở trạng thái "${state}", việc này cần "${needed}".`,
      'Mở lại thư viện để xem bước tiếp theo.',
    ],
    en: [`The ruleset is "${state}"; this needs "${needed}".`, 'Open the library again to see what comes next.'],
  })),
  'ruleset.isTemplate': refusal<{ id: string }>('invalid', ({ id }) => ({
    vi: [`"${id}" là mẫu với số liệu minh họa.`, 'Sao thành bộ quy định của địa phương, điền số liệu đã ban hành.'],
    en: [`"${id}" is a template with made-up figures.`, 'Copy it to a ruleset of your own with the figures decided.'],
  })),
  'ruleset.goldenFailing': refusal<{ path: string }>('invalid', ({ path }) => ({
    vi: [`Ví dụ mẫu ${path} cho kết quả khác.`, 'Sửa quy định hoặc ví dụ; chưa chấm cho ai khi ví dụ chưa đúng.'],
    en: [`The worked example ${path} gives something else.`, 'Mend the rules or the example first.'],
  })),
  'ruleset.contradicts': refusal<At>('invalid', ({ path, what }) => ({
    vi: [`${what.vi} (${path})`, 'Sửa chỗ đó rồi kiểm tra lại.'],
    en: [`${what.en} (${path})`, 'Mend it there and test again.'],
  })),
  'ruleset.notAcknowledged': refusal<At>('invalid', ({ path, what }) => ({
    vi: [`${what.vi} (${path})`, 'Xem và xác nhận đã biết, hoặc sửa.'],
    en: [`${what.en} (${path})`, 'Acknowledge it or mend it.'],
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
}

import { refusal } from '../shared/refusal.ts'

export const organisationRefusals = {
  'unit.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy đơn vị này.', 'Kiểm tra lại đường dẫn hoặc chọn từ danh sách đơn vị.'],
    en: ['There is no such unit.', 'Check the address or choose from the list of units.'],
  })),
  'unit.notYet': refusal<{ day: string }>('invalid', ({ day }) => ({
    vi: [`Đơn vị này chưa có hoặc không còn vào ngày ${day}.`, 'Chọn ngày khác hoặc đơn vị khác.'],
    en: [`This unit did not exist on ${day}.`, 'Choose another day or another unit.'],
  })),
  'unit.nameTaken': refusal<{ name: string }>('conflict', ({ name }) => ({
    vi: [`Đã có "${name}" trong cùng đơn vị cấp trên.`, 'Đặt tên khác, hoặc dùng đơn vị đã có.'],
    en: [`There is already a "${name}" under the same unit.`, 'Choose another name or use the one that is there.'],
  })),
  'unit.renamedLater': refusal<{ since: string }>('invalid', ({ since }) => ({
    vi: [`Tên hiện nay dùng từ ${since}; tên mới không được bắt đầu trước ngày đó.`, 'Chọn ngày muộn hơn.'],
    en: [`The present name began on ${since}; a new one cannot begin before it.`, 'Choose a later day.'],
  })),
  'official.numberTaken': refusal<{ number: string }>('conflict', ({ number }) => ({
    vi: [`Số hiệu ${number} đã có người mang.`, 'Tìm người đó trong Hồ sơ và giao vị trí, hoặc kiểm tra lại số hiệu.'],
    en: [
      `The staff number ${number} belongs to somebody.`,
      'Find that person and give them a post, or check the number.',
    ],
  })),
  'post.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy vị trí này.', 'Tải lại hồ sơ của người đó.'],
    en: ['There is no such post.', 'Load the file of the person again.'],
  })),
  'post.daysTurned': refusal<{ validFrom: string; validTo: string }>('invalid', ({ validFrom, validTo }) => ({
    vi: [`Ngày cuối ${validTo} trước ngày đầu ${validFrom}.`, 'Chọn lại ngày.'],
    en: [`The last day ${validTo} is before the first day ${validFrom}.`, 'Choose the days again.'],
  })),
  'post.alreadyHeld': refusal<{ name: string }>('conflict', ({ name }) => ({
    vi: [
      `${name} đã giữ vị trí cùng nhóm ở đơn vị này trong những ngày đó.`,
      'Ghi thôi giữ vị trí cũ trước, hoặc chọn ngày khác.',
    ],
    en: [`${name} already holds such a post in this unit on those days.`, 'End that post first or choose other days.'],
  })),
  'post.secondHead': refusal<{ name: string }>('conflict', ({ name }) => ({
    vi: [
      `${name} đang là người đứng đầu đơn vị trong những ngày đó.`,
      'Ghi người đó thôi giữ vị trí trước, hoặc chọn nhóm vị trí khác.',
    ],
    en: [`${name} heads the unit on those days.`, 'End that post first or choose another position.'],
  })),
  'post.ended': refusal<{ validTo: string }>('invalid', ({ validTo }) => ({
    vi: [`Vị trí này đã ghi thôi giữ từ sau ngày ${validTo}.`, 'Muốn giữ lâu hơn thì giao lại vị trí từ ngày kế tiếp.'],
    en: [`This post already ends on ${validTo}.`, 'To hold it longer, give it again from the next day.'],
  })),
  'post.sheetOpen': refusal<{ month: string }>('invalid', ({ month }) => ({
    vi: [
      `Vị trí này đã có phiếu tháng ${month}; thôi giữ trước tháng đó thì phiếu không còn ai làm.`,
      'Chọn ngày cuối trong tháng đó hoặc muộn hơn.',
    ],
    en: [
      `This post has a sheet of ${month}, which nobody would complete if it ended before.`,
      'Choose a last day in that month or later.',
    ],
  })),
  'official.ageUnlikely': refusal<{ year: number }>('invalid', ({ year }) => ({
    vi: [
      `Năm sinh ${year} không hợp với người đang giữ vị trí.`,
      'Ghi năm sinh bốn chữ số, hoặc để trống nếu chưa có.',
    ],
    en: [`The birth year ${year} does not go with somebody at work.`, 'Write four digits, or leave it empty.'],
  })),
  'official.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy người này.', 'Tìm lại theo họ tên hoặc số hiệu.'],
    en: ['There is no such person.', 'Search again by name or staff number.'],
  })),
  'post.notHeld': refusal<{ name: string; month: string }>('invalid', ({ name, month }) => ({
    vi: [`${name} không giữ vị trí nào ở đơn vị này trong tháng ${month}.`, 'Chọn người đang công tác tại đơn vị.'],
    en: [`${name} holds no post in this unit in ${month}.`, 'Choose somebody who works in the unit.'],
  })),
  'grant.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy quyền này.', 'Tải lại danh sách tài khoản.'],
    en: ['There is no such right.', 'Load the list of accounts again.'],
  })),
  'grant.needsUnit': refusal<{ role: string }>('invalid', () => ({
    vi: ['Vai trò này phải gắn với một đơn vị.', 'Chọn đơn vị được giao.'],
    en: ['This role is always given over one unit.', 'Choose the unit.'],
  })),
  'grant.daysTurned': refusal<{ validFrom: string; validTo: string }>('invalid', ({ validFrom, validTo }) => ({
    vi: [`Ngày cuối ${validTo} trước ngày đầu ${validFrom}.`, 'Chọn lại ngày bắt đầu hoặc ngày cuối.'],
    en: [`The last day ${validTo} is before the first day ${validFrom}.`, 'Choose the days again.'],
  })),
  'grant.inPast': refusal<{ today: string }>('invalid', ({ today }) => ({
    vi: [`Quyền không được lùi về trước hôm nay (${today}).`, 'Chọn hôm nay hoặc một ngày sau.'],
    en: [`A right cannot begin before today (${today}).`, 'Choose today or a later day.'],
  })),
  'account.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy tài khoản này.', 'Tải lại danh sách tài khoản.'],
    en: ['There is no such account.', 'Load the list of accounts again.'],
  })),
  'account.nameTaken': refusal('conflict', () => ({
    vi: ['Tên đăng nhập này đã có người dùng.', 'Chọn tên đăng nhập khác.'],
    en: ['This user name is taken.', 'Choose another.'],
  })),
  'account.lastAdmin': refusal('invalid', () => ({
    vi: ['Đây là quản trị cuối cùng của tỉnh nên không thể thu hồi.', 'Giao quyền quản trị cho người khác trước.'],
    en: ['This is the last administrator of the province.', 'Give the right to somebody else first.'],
  })),
}

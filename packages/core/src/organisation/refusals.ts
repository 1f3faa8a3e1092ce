import { refusal } from '../shared/refusal.ts'

export const organisationRefusals = {
  'unit.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy đơn vị này.', 'Kiểm tra lại đường dẫn hoặc chọn từ danh sách đơn vị.'],
    en: ['There is no such unit.', 'Check the address or choose from the list of units.'],
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

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
}

/** What people say about work, in our own words. */

export const returnReasons = [
  'Thiếu căn cứ pháp lý.',
  'Số liệu chưa khớp với biểu gửi kèm.',
  'Sai thể thức văn bản.',
  'Chưa nêu rõ thời hạn thực hiện.',
]
export const poorReasons = [
  'Số liệu sai phải đính chính.',
  'Viện dẫn văn bản hết hiệu lực.',
  'Thiếu ý kiến của đơn vị phối hợp.',
  'Nội dung chưa đạt yêu cầu phải làm lại.',
]
export const lateReasons = [
  'Nộp sau hạn, ảnh hưởng việc tổng hợp.',
  'Chậm so với kế hoạch tháng.',
  'Không báo cáo trước khi trễ hạn.',
]
export const extensionReasons = [
  'Chờ số liệu của thôn, bản.',
  'Trùng đợt tập huấn của tỉnh.',
  'Phải xác minh thêm tại thực địa.',
  'Đơn vị phối hợp trả lời chậm.',
]
export const obstacles = [
  'Mưa lũ, chia cắt đường vào bản.',
  'Hệ thống một cửa của tỉnh bảo trì.',
  'Hộ dân đi vắng, chưa xác minh được.',
  'Chưa nhận được ý kiến thẩm định của sở.',
]
export const absences = [
  'Được cử đi học dài ngày.',
  'Nghỉ ốm điều trị.',
  'Được điều động tham gia tổ công tác của tỉnh.',
]
export const causes = [
  'Thiên tai, giao thông chia cắt.',
  'Hệ thống dùng chung ngừng hoạt động.',
  'Cấp trên thay đổi yêu cầu sau khi giao.',
  'Đơn vị phối hợp trả lời chậm hơn hạn.',
]

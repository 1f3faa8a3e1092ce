import { refusal } from '../shared/refusal.ts'

export const workRefusals = {
  'plan.notFound': refusal<{ month: string }>('notFound', ({ month }) => ({
    vi: [`Đơn vị chưa mở kế hoạch tháng ${month}.`, 'Người đứng đầu đơn vị mở tháng trước khi giao việc.'],
    en: [`The unit has no plan for ${month} yet.`, 'The head of the unit opens the month before assigning work.'],
  })),
  'plan.closed': refusal<{ month: string }>('closed', ({ month }) => ({
    vi: [
      `Tháng ${month} của đơn vị đã khoá.`,
      'Số liệu đã công bố không sửa được nữa; nếu có sai sót, đề nghị mở lại có lý do.',
    ],
    en: [
      `The month ${month} of this unit is closed.`,
      'Published figures cannot be changed; where something is wrong, ask for a reopening with a reason.',
    ],
  })),
  'plan.stale': refusal('conflict', () => ({
    vi: ['Kế hoạch tháng vừa được người khác thay đổi.', 'Tải lại để xem bản mới rồi làm tiếp.'],
    en: ['The plan of the month changed since you read it.', 'Load it again and go on.'],
  })),
  'catalogue.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy danh mục này.', 'Chọn danh mục khác hoặc nhập danh mục cho đơn vị.'],
    en: ['There is no such catalogue.', 'Choose another or import one for the unit.'],
  })),
  'catalogue.noneInForce': refusal<{ month: string }>('invalid', ({ month }) => ({
    vi: [
      `Chưa có danh mục sản phẩm nào có hiệu lực trong tháng ${month}.`,
      'Quản trị tỉnh nhập danh mục của xã trước.',
    ],
    en: [`No product catalogue is in force in ${month}.`, 'The administrator imports the catalogue first.'],
  })),
  'catalogue.itemUnknown': refusal<{ code: string }>('invalid', ({ code }) => ({
    vi: [`Danh mục đang hiệu lực không có mã "${code}".`, 'Chọn sản phẩm trong danh mục, hoặc đề nghị bổ sung.'],
    en: [`The catalogue in force has no item "${code}".`, 'Choose an item of the catalogue or ask for a supplement.'],
  })),
  'task.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy nhiệm vụ này.', 'Nhiệm vụ có thể đã được thu hồi; mở lại danh sách công việc.'],
    en: ['There is no such task.', 'It may have been withdrawn; open the list of tasks again.'],
  })),
  'task.stale': refusal('conflict', () => ({
    vi: ['Nhiệm vụ vừa có thay đổi sau khi bạn mở.', 'Xem thay đổi mới rồi làm lại; nội dung bạn nhập vẫn được giữ.'],
    en: ['The task changed since you read it.', 'Look at the change and try again; what you typed is kept.'],
  })),
  'task.secondOwner': refusal<{ title: string }>('conflict', ({ title }) => ({
    vi: [`"${title}" đã có người chịu trách nhiệm.`, 'Một việc một người: dùng "Chuyển giao" nếu cần đổi người.'],
    en: [`"${title}" already has its owner.`, 'One task, one owner: hand it over if somebody else shall do it.'],
  })),
  'task.quantityNotPositive': refusal('invalid', () => ({
    vi: ['Số lượng phải lớn hơn 0.', 'Nhập số lượng sản phẩm cần bàn giao.'],
    en: ['The quantity must be above 0.', 'Enter how many products are due.'],
  })),
  'task.deadlineOutsidePlan': refusal<{ deadline: string; firstDay: string; lastDay: string }>('invalid', (d) => ({
    vi: [
      `Hạn ${d.deadline} nằm ngoài kế hoạch (${d.firstDay} – ${d.lastDay}).`,
      'Chọn một ngày trong kế hoạch của tháng.',
    ],
    en: [
      `The deadline ${d.deadline} is outside the plan (${d.firstDay} – ${d.lastDay}).`,
      'Choose a day within the plan of the month.',
    ],
  })),
  'task.deliveryAboveQuantity': refusal<{ open: string }>('invalid', ({ open }) => ({
    vi: [`Số bàn giao vượt số còn lại (${open}).`, 'Nhập số lượng không quá số còn lại.'],
    en: [`More is delivered than is still open (${open}).`, 'Enter at most what is open.'],
  })),
  'task.nothingToAccept': refusal<{ waiting: string }>('invalid', ({ waiting }) => ({
    vi: [`Chỉ có ${waiting} sản phẩm đang chờ xác nhận.`, 'Xác nhận hoặc trả lại không quá số đó.'],
    en: [`Only ${waiting} delivered products wait for acceptance.`, 'Accept or return at most that many.'],
  })),
  'task.failureAboveAccepted': refusal<{ accepted: string }>('invalid', ({ accepted }) => ({
    vi: [`Phần chưa đạt không thể lớn hơn phần đã xác nhận (${accepted}).`, 'Nhập số lượng trong phạm vi đã xác nhận.'],
    en: [
      `A failure cannot concern more than was accepted (${accepted}).`,
      'Enter a quantity within what was accepted.',
    ],
  })),
  'task.noSuchDeduction': refusal('invalid', () => ({
    vi: [
      'Lần chưa đạt hoặc chậm này không còn chờ xác nhận nguyên nhân.',
      'Mở lại lịch sử nhiệm vụ để chọn đúng lần cần xác nhận.',
    ],
    en: ['That failure or delay is not waiting for a cause.', 'Open the history of the task and choose again.'],
  })),
  'task.extensionLate': refusal<{ deadline: string }>('invalid', ({ deadline }) => ({
    vi: [
      `Đã qua hạn ${deadline}, không còn xin gia hạn được.`,
      'Báo vướng mắc để người giao việc xem xét nguyên nhân.',
    ],
    en: [
      `The deadline ${deadline} has passed; an extension is asked before it.`,
      'Report the obstacle so that the assigner can weigh the cause.',
    ],
  })),
  'task.extensionNotLater': refusal('invalid', () => ({
    vi: ['Hạn mới phải sau hạn hiện tại.', 'Chọn một ngày muộn hơn.'],
    en: ['The new deadline must be after the present one.', 'Choose a later day.'],
  })),
  'task.noExtensionAsked': refusal('invalid', () => ({
    vi: ['Không có đề nghị gia hạn nào đang chờ.', 'Tải lại nhiệm vụ để xem trạng thái mới.'],
    en: ['No extension is waiting for an answer.', 'Load the task again.'],
  })),
  'task.ended': refusal('invalid', () => ({
    vi: ['Nhiệm vụ này đã thu hồi hoặc đã chuyển cho người khác.', 'Mở nhiệm vụ đang có hiệu lực.'],
    en: ['This task was withdrawn or handed over.', 'Open the task that is in force.'],
  })),
  'task.withdrawTooLate': refusal('closed', () => ({
    vi: [
      'Đã quá 10 phút hoặc đã có người bàn giao, nên không thu hồi được nữa.',
      'Chuyển giao hoặc báo vướng mắc cho từng việc.',
    ],
    en: [
      'Ten minutes have passed or something was delivered, so it cannot be withdrawn.',
      'Hand over the single tasks instead.',
    ],
  })),
  'file.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy tệp này.', 'Tải tệp lên lại rồi gửi.'],
    en: ['There is no such file.', 'Upload it again.'],
  })),
}

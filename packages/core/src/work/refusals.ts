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
  'plan.alreadyOpen': refusal<{ month: string }>('conflict', ({ month }) => ({
    vi: [`Đơn vị đã mở kế hoạch tháng ${month}.`, 'Vào Giao việc để giao việc trong tháng này.'],
    en: [`The unit has already opened ${month}.`, 'Go on and assign work in it.'],
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
  'task.nothingOpen': refusal('invalid', () => ({
    vi: ['Đã bàn giao đủ số lượng, không còn phần nào đang mở.', 'Chờ người giao việc xác nhận phần đã bàn giao.'],
    en: ['All of it is delivered; nothing is open.', 'Wait for the acceptance of what was delivered.'],
  })),
  'task.delayAboveLate': refusal<{ late: string }>('invalid', ({ late }) => ({
    vi: [
      `Chỉ ghi chậm cho phần bàn giao sau hạn và đã xác nhận (${late}).`,
      'Xác nhận phần bàn giao trước, rồi ghi chậm trong phạm vi đó.',
    ],
    en: [
      `A delay concerns what was delivered after the deadline and accepted (${late}).`,
      'Accept the delivery first, then record the delay within it.',
    ],
  })),
  'task.postNotHeld': refusal<{ month: string }>('invalid', ({ month }) => ({
    vi: [`Vị trí này không có người giữ ở đơn vị trong tháng ${month}.`, 'Chọn một người trong danh sách của đơn vị.'],
    en: [`Nobody holds this post in the unit in ${month}.`, 'Choose somebody from the list of the unit.'],
  })),
  'task.extensionPending': refusal<{ deadline: string }>('invalid', ({ deadline }) => ({
    vi: [`Đề nghị gia hạn đến ${deadline} đang chờ trả lời.`, 'Chờ người giao việc quyết định rồi hãy đề nghị tiếp.'],
    en: [`An extension to ${deadline} is waiting for an answer.`, 'Wait for the answer before asking again.'],
  })),
  'task.extensionOutsidePlan': refusal<{ lastDay: string }>('invalid', ({ lastDay }) => ({
    vi: [
      `Không gia hạn quá ngày cuối của kế hoạch tháng (${lastDay}).`,
      'Phần không kịp trong tháng thì báo vướng mắc để giao lại ở kế hoạch tháng sau.',
    ],
    en: [
      `An extension cannot go beyond the plan's last day (${lastDay}).`,
      'Report the obstacle: what cannot be done in this month is given anew in the next plan.',
    ],
  })),
  'task.deliveryWaits': refusal('invalid', () => ({
    vi: ['Còn phần đã bàn giao chưa được xác nhận.', 'Xác nhận hoặc trả lại phần đó, rồi chuyển giao phần còn lại.'],
    en: ['A delivery still waits for its answer.', 'Accept or return it, then hand over the rest.'],
  })),
  'task.alreadyTheirs': refusal<{ name: string }>('invalid', ({ name }) => ({
    vi: [`${name} chính là người đang chịu trách nhiệm việc này.`, 'Chọn người khác để chuyển giao.'],
    en: [`${name} already owns this task.`, 'Choose somebody else to hand it over to.'],
  })),
  'task.sourceMissing': refusal('invalid', () => ({
    vi: [
      'Việc nhận thay phải chỉ rõ việc gốc đang mở của người khác trong cùng đơn vị và tháng, cùng sản phẩm.',
      'Chọn việc gốc, hoặc giao như việc phát sinh.',
    ],
    en: [
      'Taken-over work names the open task of the same product in the same unit and month that it continues.',
      'Choose that task, or assign it as extra work.',
    ],
  })),
  'task.sourceNotTaken': refusal('invalid', () => ({
    vi: ['Việc giao mới không được ghi việc gốc.', 'Chọn nguồn "nhận thay", hoặc bỏ việc gốc.'],
    en: [
      'Only taken-over work names a task that it continues.',
      'Choose the origin "taken over" or leave the task out.',
    ],
  })),
  'task.takenAboveOpen': refusal<{ open: string }>('invalid', ({ open }) => ({
    vi: [`Phần nhận thay phải đúng bằng phần còn lại của việc gốc (${open}).`, 'Sửa số lượng cho bằng phần còn lại.'],
    en: [
      `What is taken over must equal what is open of the other task (${open}).`,
      'Set the quantity to what is open.',
    ],
  })),
  'task.leadershipItem': refusal<{ name: string }>('invalid', ({ name }) => ({
    vi: [
      `Sản phẩm này thuộc phần lãnh đạo, quản lý, còn ${name} không giữ chức vụ.`,
      'Kiểm tra lại người nhận; vẫn giao được nếu đúng ý.',
    ],
    en: [
      `This is a leadership product, and ${name} holds no leading post.`,
      'Check the person; it may still be assigned.',
    ],
  })),
  'task.sameTwice': refusal<{ name: string }>('invalid', ({ name }) => ({
    vi: [
      `${name} đã có việc cùng sản phẩm và cùng hạn.`,
      'Kiểm tra xem có giao trùng không; vẫn giao được nếu đúng ý.',
    ],
    en: [
      `${name} already has the same product with the same deadline.`,
      'Check for a duplicate; it may still be assigned.',
    ],
  })),
  'task.withdrawTakenOver': refusal('invalid', () => ({
    vi: ['Việc nhận thay không thu hồi được: việc gốc đã kết thúc.', 'Chuyển giao việc này cho người khác.'],
    en: ['Taken-over work is not withdrawn: the task that it continues has ended.', 'Hand it over to somebody else.'],
  })),
  'file.notFound': refusal('notFound', () => ({
    vi: ['Không tìm thấy tệp này.', 'Tải tệp lên lại rồi gửi.'],
    en: ['There is no such file.', 'Upload it again.'],
  })),
}

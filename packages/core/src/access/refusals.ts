import type { Language } from '../shared/refusal.ts'
import { refusal } from '../shared/refusal.ts'
import type { Role } from './role.ts'
import { roleNames } from './role-name.ts'

const named = (roles: readonly Role[], language: Language) => roles.map((role) => roleNames[role][language]).join(', ')

export const accessRefusals = {
  'access.signedOut': refusal('unauthenticated', () => ({
    vi: ['Phiên đăng nhập đã hết hoặc chưa đăng nhập.', 'Đăng nhập rồi làm lại; bản nháp vẫn còn.'],
    en: ['You are not signed in, or the session has ended.', 'Sign in and try again; your draft is kept.'],
  })),
  'access.wrongSignIn': refusal('unauthenticated', () => ({
    vi: ['Tên đăng nhập hoặc mật khẩu không đúng.', 'Kiểm tra lại; nếu quên mật khẩu, liên hệ quản trị.'],
    en: ['The user name or the password is wrong.', 'Check both; if the password is lost, ask the administrator.'],
  })),
  'access.passwordUnfit': refusal<{ least: number; most: number }>('invalid', ({ least, most }) => ({
    vi: [
      `Mật khẩu mới phải dài từ ${least} đến ${most} ký tự và không chứa tên đăng nhập.`,
      'Chọn một câu dễ nhớ, dài hơn.',
    ],
    en: [
      `A new password has ${least} to ${most} characters and does not contain the user name.`,
      'Choose a longer phrase.',
    ],
  })),
  'access.noAccount': refusal('forbidden', () => ({
    vi: ['Tài khoản này chưa được gắn với tỉnh nào hoặc đã ngừng.', 'Liên hệ quản trị của tỉnh.'],
    en: ['This account belongs to no province, or has been ended.', 'Ask the administrator of the province.'],
  })),
  'access.notYourRole': refusal<{ roles: readonly Role[] }>('forbidden', ({ roles }) => ({
    vi: [
      `Việc này dành cho: ${named(roles, 'vi')}.`,
      'Nhờ người có vai trò đó thực hiện, hoặc đề nghị quản trị giao quyền.',
    ],
    en: [`Only these may do this: ${named(roles, 'en')}.`, 'Ask one of them, or ask the administrator for the right.'],
  })),
  'access.notYourUnit': refusal('forbidden', () => ({
    vi: ['Đơn vị này không thuộc phạm vi quyền của bạn.', 'Chọn đơn vị bạn được giao, hoặc hỏi người đứng đầu đơn vị.'],
    en: ['This unit is outside what you may act on.', 'Choose a unit of yours, or ask the head of the unit.'],
  })),
  'access.ownWork': refusal('forbidden', () => ({
    vi: ['Không ai được tự giao hoặc tự đánh giá công việc của chính mình.', 'Cấp trên của bạn thực hiện việc này.'],
    en: ['Nobody assigns or assesses their own work.', 'Your superior does this.'],
  })),
  'access.foreignOrigin': refusal('forbidden', () => ({
    vi: ['Yêu cầu đến từ một trang khác nên không được thực hiện.', 'Mở lại Công Tâm từ địa chỉ chính thức.'],
    en: ['The request came from another site and was not carried out.', 'Open Công Tâm from its own address.'],
  })),
  'request.notFound': refusal('notFound', () => ({
    vi: ['Không có gì ở địa chỉ này.', 'Kiểm tra lại địa chỉ.'],
    en: ['There is nothing at this address.', 'Check the address.'],
  })),
  'request.keyReused': refusal('conflict', () => ({
    vi: ['Mã yêu cầu này đã dùng cho một nội dung khác.', 'Tải lại trang rồi thực hiện lại.'],
    en: ['This request key was already used for something else.', 'Reload the page and try again.'],
  })),
  'request.invalid': refusal<{ path: string; problem: string }>('invalid', ({ path, problem }) => ({
    vi: [`Dữ liệu gửi lên chưa đúng ở "${path}".`, 'Sửa mục đó rồi gửi lại.'],
    en: [`The input is not right at "${path}": ${problem}`, 'Correct it and send again.'],
  })),
  'request.tooMany': refusal<{ seconds: number }>('limit', ({ seconds }) => ({
    vi: ['Bạn đã thử quá nhiều lần.', `Đợi ${seconds} giây rồi thử lại.`],
    en: ['Too many tries.', `Wait ${seconds} seconds and try again.`],
  })),
  'request.tooLarge': refusal<{ limit: string }>('limit', ({ limit }) => ({
    vi: [`Tệp lớn hơn mức cho phép (${limit}).`, 'Chia nhỏ hoặc nén tệp rồi gửi lại.'],
    en: [`The file is larger than allowed (${limit}).`, 'Split or shrink it and send again.'],
  })),
  'storage.full': refusal('limit', () => ({
    vi: ['Máy chủ hết chỗ lưu nên chưa ghi gì.', 'Báo quản trị; bản nháp của bạn vẫn còn.'],
    en: ['The server is out of space; nothing was written.', 'Tell the administrator; your draft is kept.'],
  })),
}

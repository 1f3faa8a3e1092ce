export type OpenFailureCode =
  | 'folderInUse'
  | 'folderUnusable'
  | 'diskFull'
  | 'urlInvalid'
  | 'unreachable'
  | 'serverTooOld'

const texts: Record<OpenFailureCode, (detail: string) => { vi: string; en: string }> = {
  folderInUse: (holder) => ({
    vi: `Thư mục dữ liệu đang được một tiến trình Công Tâm khác dùng (${holder}). Dừng tiến trình đó rồi chạy lại.`,
    en: `The data folder is in use by another Công Tâm process (${holder}). Stop that one, then start again.`,
  }),
  folderUnusable: (detail) => ({
    vi: `Không mở được thư mục dữ liệu: ${detail}. Khôi phục bản sao lưu gần nhất trong thư mục "backups".`,
    en: `The data folder cannot be opened: ${detail}. Restore the newest backup from its folder "backups".`,
  }),
  diskFull: (folder) => ({
    vi: `Ổ đĩa chứa thư mục dữ liệu đã đầy (${folder}). Giải phóng dung lượng rồi chạy lại; dữ liệu đã lưu vẫn còn.`,
    en: `The disk of the data folder is full (${folder}). Free some space, then start again; what was saved is still there.`,
  }),
  urlInvalid: (detail) => ({
    vi: `DATABASE_URL không đúng dạng postgres://người-dùng@máy-chủ:cổng/tên (${detail}).`,
    en: `DATABASE_URL is not of the form postgres://user@host:port/name (${detail}).`,
  }),
  unreachable: (detail) => ({
    vi: `Không kết nối được máy chủ PostgreSQL: ${detail}. Kiểm tra DATABASE_URL và máy chủ.`,
    en: `The PostgreSQL server cannot be reached: ${detail}. Check DATABASE_URL and the server.`,
  }),
  serverTooOld: (version) => ({
    vi: `Máy chủ PostgreSQL quá cũ (${version}); cần từ bản 15.`,
    en: `The PostgreSQL server is too old (${version}); 15 or later is needed.`,
  }),
}

/** The database cannot be opened. Whoever starts the program prints both sentences and ends. */
export class OpenFailure extends Error {
  readonly code: OpenFailureCode
  readonly vi: string
  readonly en: string

  constructor(code: OpenFailureCode, detail: string, cause?: unknown) {
    const { vi, en } = texts[code](detail)
    super(`${vi}\n${en}`, { cause })
    this.name = 'OpenFailure'
    this.code = code
    this.vi = vi
    this.en = en
  }
}

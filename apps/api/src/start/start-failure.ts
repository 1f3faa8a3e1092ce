import { sentenceOf } from '@congtam/core/errors'
import { OpenFailure } from '@congtam/db/driver/open-failure'
import { refusalIn } from '../answer.ts'

/** We cannot start, and the operator can mend it. */
export class StartFailure extends Error {
  readonly vi: string
  readonly en: string

  constructor(vi: string, en: string, cause?: unknown) {
    super(en, { cause })
    this.name = 'StartFailure'
    this.vi = vi
    this.en = en
  }
}

/** The one line that an operator reads when we cannot start. */
export function lineOf(error: unknown): string {
  const { vi, en } = wordsOf(error)
  return `Công Tâm không khởi động được: ${vi} (${en})`.replace(/\s*\n\s*/g, ' ')
}

function wordsOf(error: unknown): { vi: string; en: string } {
  if (error instanceof StartFailure || error instanceof OpenFailure) return error
  if (isFull(error)) return full()
  const problem = error instanceof Error ? error.message : String(error)
  return { vi: `lỗi không lường trước: ${problem}`, en: 'an unforeseen fault' }
}

function isFull(error: unknown): boolean {
  if (refusalIn(error)?.code === 'storage.full') return true
  // A server's log line or a library's wrapping keeps only the words.
  return error instanceof Error && (/no space left on device/i.test(error.message) || isFull(error.cause))
}

function full(): { vi: string; en: string } {
  const vi = sentenceOf('storage.full', {}, 'vi')
  const en = sentenceOf('storage.full', {}, 'en')
  return { vi: `${vi.what} Giải phóng chỗ trống rồi chạy lại.`, en: `${en.what} Free some space and start again.` }
}

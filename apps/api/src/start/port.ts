import { createServer } from 'node:net'
import { StartFailure } from './start-failure.ts'

/** Fails if we could not listen there: asked before anything is written, so that nothing is lost by it. */
export async function ensurePortFree(port: number, host: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenFailure(error, port, host)))
    probe.listen(port, host, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

/** What it means that listening failed. */
export function listenFailure(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartFailure(
      `cổng ${port} đang được chương trình khác dùng. Đặt PORT sang cổng khác, ví dụ PORT=${port + 1}, rồi chạy lại.`,
      `port ${port} is taken; set PORT to another one.`,
      error,
    )
  }
  if (code === 'EACCES') {
    return new StartFailure(
      `không được phép dùng cổng ${port}. Đặt PORT từ 1024 trở lên.`,
      `port ${port} is not permitted.`,
      error,
    )
  }
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return new StartFailure(
      `HOST "${host}" không phải địa chỉ của máy này.`,
      `HOST is not an address of this machine.`,
      error,
    )
  }
  return error
}

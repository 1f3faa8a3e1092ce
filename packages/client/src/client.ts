import type { AppRouter } from '@congtam/api/router'
import type { FileReceipt } from '@congtam/api/work/file'
import type { Sha256, TaskId } from '@congtam/core/shared/ids'
import type { Language } from '@congtam/core/shared/refusal'
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { failureOf, failureOfResponse, isOffline } from './failure.ts'

export interface ClientSettings {
  /** Where the server is; empty in a browser that the server itself sent the page to. */
  url: string
  /** The language of failures' messages. */
  language: Language | (() => Language)
  /** A session to go on with, as a cookie header; a browser keeps its own. */
  cookie?: string
  /** How often to ask again after no answer, and how long to wait before the first time; the wait doubles. */
  retries?: number
  firstWaitMs?: number
}

export interface Client {
  /** Every procedure of the server, typed: `client.api.task.deliver.mutate({ key, … })`. */
  api: TRPCClient<AppRouter>
  signIn(username: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** Ends every other session of the account. */
  changePassword(currentPassword: string, newPassword: string): Promise<void>
  /** Stores bytes under their hash; the same bytes again change nothing. */
  upload(content: Blob | Uint8Array<ArrayBuffer>): Promise<FileReceipt>
  /** The bytes of a file, for its sender or as evidence of a task that one may read. */
  download(sha256: Sha256, task?: TaskId): Promise<Blob>
}

const MOST_CALLS_IN_A_BATCH = 10
/** Longer addresses are cut by proxies; what does not fit goes in a request of its own. */
const LONGEST_URL = 4000

/** What the console uses, and what another system uses. Each call fails with a `Failure`. */
export function createClient(settings: ClientSettings): Client {
  const { url, retries = 3, firstWaitMs = 300 } = settings
  const inBrowser = 'window' in globalThis
  let cookie = settings.cookie
  const language = () => (typeof settings.language === 'function' ? settings.language() : settings.language)
  const waitMs = (attempt: number) => firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random())

  // A browser sets both by itself and lets nobody else set them.
  const headers = (): Record<string, string> =>
    inBrowser || cookie === undefined ? {} : { cookie, origin: new URL(url).origin }

  /** Asks again while there is no answer. Whoever calls it promises that asking twice does no more than asking once. */
  async function send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(`${url}${path}`, { ...init, headers: { ...headers(), ...init.headers } })
        if (response.ok) return response
        throw await failureOfResponse(response, language())
      } catch (error) {
        if (attempt > retries || !isOffline(error)) throw failureOf(error, language())
        await new Promise((resolve) => setTimeout(resolve, waitMs(attempt)))
      }
    }
  }

  const api = createTRPCClient<AppRouter>({
    links: [
      failing(language),
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: `${url}/trpc` }),
        false: [
          // The key of a change is in its input, so a repeated change carries the same one.
          retryLink({
            retry: ({ op, error, attempts }) => attempts <= retries && !op.signal?.aborted && isOffline(error),
            retryDelayMs: waitMs,
          }),
          httpBatchStreamLink({
            url: `${url}/trpc`,
            maxItems: MOST_CALLS_IN_A_BATCH,
            maxURLLength: LONGEST_URL,
            headers,
          }),
        ],
      }),
    ],
  })

  const json = { 'content-type': 'application/json' }
  return {
    api,
    signIn: async (username, password) => {
      const body = JSON.stringify({ username, password })
      const response = await send('/api/auth/sign-in/username', { method: 'POST', headers: json, body })
      const given = response.headers.getSetCookie().map((line) => line.split(';', 1)[0])
      if (given.length > 0) cookie = given.join('; ')
    },
    signOut: async () => {
      await send('/api/auth/sign-out', { method: 'POST', headers: json, body: '{}' })
      cookie = undefined
    },
    changePassword: async (currentPassword, newPassword) => {
      const body = JSON.stringify({ currentPassword, newPassword })
      await send('/api/auth/change-password', { method: 'POST', headers: json, body })
    },
    upload: async (content) => {
      const type = { 'content-type': 'application/octet-stream' }
      const response = await send('/files', { method: 'POST', headers: type, body: content })
      // The form of an answer with status 200 is the server's word, as it is for every procedure.
      return (await response.json()) as FileReceipt
    },
    download: async (sha256, task) => {
      const response = await send(`/files/${sha256}${task ? `?task=${task}` : ''}`, { method: 'GET' })
      return await response.blob()
    },
  }
}

/** Turns every error that passes into a `Failure`. */
function failing(language: () => Language): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => observer.next(value),
          error: (error) => observer.error(failureOf(error, language())),
          complete: () => observer.complete(),
        }),
      )
}

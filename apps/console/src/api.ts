import type { AppRouter } from '@congtam/api/router'
import type { Outputs } from '@congtam/client/outputs'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client'
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { refusalOf } from './refusal.ts'

export type { Outputs }

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc' }),
      false: httpBatchLink({ url: '/trpc', maxItems: 10, maxURLLength: 4000 }),
    }),
  ],
})

/** A refusal is an answer and is not asked for again; a lost line is tried twice more. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && error instanceof TRPCClientError && refusalOf(error).kind === 'offline',
    },
  },
})

/** The same as `useTRPC`, for the router, which asks before any component stands. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })

/** An answer of the plain HTTP addresses beside tRPC. Fails with the refusal that the server gives. */
export async function sendTo(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...init })
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => null)
  throw new HttpFailure(response.status, body)
}

/** What a plain HTTP address answered instead of what was asked for. */
export class HttpFailure extends Error {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`)
    this.name = 'HttpFailure'
    this.status = status
    this.body = body
  }
}

/** Stores a file under the hash of its bytes; the same bytes again change nothing. */
export async function uploadFile(file: File): Promise<{ sha256: string; size: number; mediaType: string }> {
  const response = await sendTo('/files', {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  })
  return await response.json()
}

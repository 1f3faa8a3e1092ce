import type { AppRouter } from '@congtam/api/router'
import { createClient } from '@congtam/client/client'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { language } from './language.ts'

export type { Outputs } from '@congtam/client/outputs'

/** The server that sent this page. It asks again by itself when no answer came, and says every failure in both languages. */
export const client = createClient({ url: '', language })

/**
 * What was asked is asked again when somebody looks a while later; what was refused is not.
 * Without a network nothing waits in silence: the client tries, and says so.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

/** The same as `useTRPC`, for the router, which asks before any component stands. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: client.api, queryClient })

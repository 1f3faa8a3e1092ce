import type { AppRouter } from '@congtam/api/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

/** What each procedure takes and gives, by its noun and verb: `Outputs['sheet']['get']`. */
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

import { router } from './trpc.ts'

/** Every procedure by its noun. Each area adds its line. */
export const appRouter = router({})

export type AppRouter = typeof appRouter

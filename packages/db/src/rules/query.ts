import type { KyselyPlugin } from 'kysely'

export function checkQueries(): KyselyPlugin {
  return { transformQuery: ({ node }) => node, transformResult: async ({ result }) => result }
}

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

const project = (name: string, folder: string, more = {}) => ({
  extends: true as const,
  test: {
    name,
    root: `${root}${folder}`,
    include: ['src/**/*.test.{ts,tsx}'],
    pool: 'threads' as const,
    isolate: false,
    ...more,
  },
})

/** The database projects share one migrated database per worker; every test undoes itself. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    provide: { propertyRuns: Number(process.env.PROPERTY_RUNS ?? 0) },
    // A property tried a hundred thousand times takes its time.
    testTimeout: process.env.PROPERTY_RUNS ? 3_600_000 : 30_000,
    hookTimeout: 60_000,
    projects: [
      project('core', 'packages/core', { setupFiles: [`${root}packages/core/src/shared/testing-runs.ts`] }),
      project('kind-hours', 'packages/kind-hours'),
      project('db', 'packages/db'),
      project('client', 'packages/client'),
      project('sample', 'packages/sample'),
      project('api', 'apps/api'),
      project('console', 'apps/console', { globalSetup: [`${root}apps/console/texts-setup.ts`] }),
      project('tidy', 'tooling/tidy'),
    ],
  },
})

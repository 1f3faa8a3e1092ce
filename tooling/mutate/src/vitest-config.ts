import { defineConfig } from 'vitest/config'

/** The tests of the rules alone, from wherever the copy of core was put. */
export default defineConfig({
  test: { include: ['src/evaluation/**/*.test.ts'], pool: 'threads', isolate: false, testTimeout: 60_000 },
})

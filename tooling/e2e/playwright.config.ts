import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
/** Where PostgreSQL is at hand, the journey runs there too. */
const databases = ['embedded', ...(process.env.TEST_DATABASE_URL ? ['postgresql'] : [])]

export default defineConfig({
  testDir: 'src',
  testMatch: '*.spec.ts',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Each file has an office of its own: a server and a database.
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  outputDir: 'test-results',
  use: {
    actionTimeout: 15_000,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Root has no sandbox, and a closed network must not be asked for updates.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: databases.map((name) => ({ name, ...(name === 'postgresql' ? { testMatch: 'journey.spec.ts' } : {}) })),
})

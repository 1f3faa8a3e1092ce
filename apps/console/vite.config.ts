import { paraglideVitePlugin } from '@inlang/paraglide-js'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { textOptions } from './compile-texts.ts'

const api = process.env.API_ADDRESS ?? 'http://127.0.0.1:3000'

/** `build` compiles the texts beforehand by its script; while developing the plugin does it at every change. */
export default defineConfig(({ command }) => ({
  plugins: [react(), ...(command === 'serve' ? [paraglideVitePlugin(textOptions)] : [])],
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/trpc', '/api', '/files', '/health'].map((path) => [path, { target: api }])),
  },
  build: {
    target: 'es2024',
    // Old Mantine fallbacks weigh more than they help: every browser of the last two years reads woff2.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs changes rarely and stays cached when a screen changes.
        advancedChunks: { groups: [{ name: 'base', test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)|@trpc[\\/][a-z-]+)[\\/]/ }] },
      },
    },
  },
}))

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { textOptions } from './compile-texts.ts'

/** Writes each text file a second and third time, packed: the server sends what the browser takes and packs nothing itself. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(dir, name))
          await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
          await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(bytes))
        }),
      )
    },
  }
}

const api = process.env.API_ADDRESS ?? 'http://127.0.0.1:3000'

/** `build` compiles the texts beforehand by its script; while developing the plugin does it at every change. */
export default defineConfig(({ command }) => ({
  plugins: [react(), packed(), ...(command === 'serve' ? [paraglideVitePlugin(textOptions)] : [])],
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/trpc', '/api', '/files', '/health', '/catalogue-imports'].map((path) => [path, { target: api }])),
  },
  build: {
    target: 'es2024',
    // An inlined font or picture would be fetched again with every new version of its file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs changes rarely and stays cached when a screen changes.
        advancedChunks: { groups: [{ name: 'base', test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)|@trpc[\\/][a-z-]+)[\\/]/ }] },
      },
    },
  },
}))

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { textOptions } from './compile-texts.ts'

/** What the first screen may weigh, packed: a slow line in a commune takes a second for it. */
const FIRST_SCREEN_BYTES = 200_000

/**
 * Writes each text file a second and third time, packed: the server sends what the browser takes and packs nothing itself.
 * Stops the build where what the home screen needs has grown too heavy.
 */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }, bundle) {
      const sizes = new Map<string, number>()
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css|html|svg)$/.test(one))) {
        const bytes = await readFile(join(dir, name))
        const small = await promisify(gzip)(bytes, { level: 9 })
        sizes.set(name, small.byteLength)
        await writeFile(join(dir, `${name}.gz`), small)
        await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(bytes))
      }
      const weight = [...firstScreen(bundle)].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
      if (weight > FIRST_SCREEN_BYTES)
        this.error(`The first screen weighs ${weight} bytes; ${FIRST_SCREEN_BYTES} are allowed.`)
      this.info(`first screen: ${weight} bytes packed`)
    },
  }
}

/** The scripts and styles of the start and of the home screen, with all that they import at once. */
function firstScreen(bundle: Rolldown.OutputBundle): Set<string> {
  const needed = new Set<string>()
  function add(name: string) {
    const file = bundle[name]
    if (needed.has(name) || file?.type !== 'chunk') return
    needed.add(name)
    file.imports.forEach(add)
    for (const style of file.viteMetadata?.importedCss ?? []) needed.add(style)
  }
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === 'chunk' && (file.isEntry || file.facadeModuleId?.endsWith('features/home/home.tsx'))) add(name)
  }
  return needed
}

const api = process.env.API_ADDRESS ?? 'http://127.0.0.1:3000'

/** `build` compiles the texts beforehand by its script; while developing the plugin does it at every change. */
export default defineConfig(({ command }) => ({
  plugins: [react(), packed(), ...(command === 'serve' ? [paraglideVitePlugin(textOptions)] : [])],
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/trpc', '/api', '/files', '/health', '/catalogue-imports'].map((path) => [path, { target: api }]),
    ),
  },
  build: {
    target: 'es2024',
    // An inlined font or picture would be fetched again with every new version of its file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every screen needs changes rarely and stays cached when a screen changes.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /[\\/]node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)|@trpc[\\/][a-z-]+)[\\/]/,
            },
          ],
        },
      },
    },
  },
}))

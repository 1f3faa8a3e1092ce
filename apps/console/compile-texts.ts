import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CompilerOptions, compile } from '@inlang/paraglide-js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Shared by the Vite plugin and by this script, so that both make the same files. */
export const textOptions: CompilerOptions = {
  project: here('./project.inlang'),
  outdir: here('./src/paraglide'),
  strategy: ['cookie', 'baseLocale'],
  cookieName: 'congtam_language',
  isServer: 'false',
  emitReadme: false,
  emitPrettierIgnore: false,
}

/** Paraglide falls back to Vietnamese in silence where English lacks a text; here that stops the build. */
export function missingTexts(): string[] {
  return readdirSync(here('./texts')).flatMap((area) => {
    const vi = textsOf(area, 'vi')
    const en = textsOf(area, 'en')
    return [
      ...lacking(vi, en).map((key) => `texts/${area}/en.json: ${key}`),
      ...lacking(en, vi).map((key) => `texts/${area}/vi.json: ${key}`),
    ]
  })
}

function textsOf(area: string, language: string): Record<string, unknown> {
  return JSON.parse(readFileSync(here(`./texts/${area}/${language}.json`), 'utf8'))
}

/** Keys that `whole` has and `part` lacks, or whose placeholders differ. */
function lacking(whole: Record<string, unknown>, part: Record<string, unknown>): string[] {
  return Object.keys(whole).filter((key) => !(key in part) || placeholders(whole[key]) !== placeholders(part[key]))
}

function placeholders(text: unknown): string {
  const names = JSON.stringify(text).match(/\{\w+\}/g) ?? []
  return [...new Set(names)].sort().join()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = missingTexts()
  if (missing.length > 0) {
    console.error(`Texts are missing or differ in their placeholders:\n${missing.join('\n')}`)
    process.exit(1)
  }
  await compile(textOptions)
  // The compiler leaves timers of 30 seconds behind (paraglide-js 2.25.4); without this the build would wait for them.
  process.exit(0)
}

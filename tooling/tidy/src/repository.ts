import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every file that git knows or would add, as paths from the root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
)
  .split('\n')
  .filter((file) => file && existsSync(`${root}${file}`))

/** Hand-written TypeScript: what the rules of names and sizes are about. */
export const sources = files.filter((file) => /\.tsx?$/.test(file) && !/generated|\/paraglide\//.test(file))

export function textOf(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8')
}

export interface Import {
  file: string
  target: string
  typesOnly: boolean
}

/** Static and dynamic imports of a source file, as written. */
export function importsOf(file: string): Import[] {
  const pattern = /\b(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/g
  return [...textOf(file).matchAll(pattern)].map(([, , type, from, dynamic]) => ({
    file,
    target: from ?? dynamic ?? '',
    typesOnly: type !== undefined,
  }))
}

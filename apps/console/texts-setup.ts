import { execFileSync } from 'node:child_process'

/** Tests of the console read the compiled texts, which a fresh clone does not have yet. */
export default function setup(): void {
  execFileSync(process.execPath, ['compile-texts.ts'], { cwd: import.meta.dirname, stdio: 'inherit' })
}

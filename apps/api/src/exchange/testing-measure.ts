import { existsSync, readFileSync } from 'node:fs'
import { Refusal } from '@congtam/core/errors'
import { readWorkbook } from './workbook.ts'

// Reads the file named on the command line in a process of its own and prints what that cost.
const bytes = readFileSync(process.argv[2] ?? '')
const before = process.cpuUsage()
const begun = performance.now()
const answer = await readWorkbook(bytes).then(
  (sheets) => `read ${sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)} rows`,
  (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
)
const { user, system } = process.cpuUsage(before)
const cost = {
  answer,
  milliseconds: Math.round(performance.now() - begun),
  cpuMilliseconds: Math.round((user + system) / 1000),
  megabytes: Math.round(mostResident() / 1024),
}

/** Kilobytes. Linux hands the peak of `resourceUsage` down from the parent process; the kernel's own figure begins anew. */
function mostResident(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
}
process.stdout.write(JSON.stringify(cost))

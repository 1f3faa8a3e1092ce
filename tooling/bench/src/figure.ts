import { readFileSync } from 'node:fs'

/** One line of the table: a measured figure beside the floor of the same run, and what the ratio should be. */
export interface Figure {
  name: string
  ours: string
  floor: string
  /** Ours over the floor; what it means to be good stands in `goal`. */
  ratio: number | null
  goal: { most: number } | { least: number } | null
}

export function met({ ratio, goal }: Figure): boolean | null {
  if (goal === null || ratio === null) return null
  return 'most' in goal ? ratio <= goal.most : ratio >= goal.least
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    figure.ours,
    figure.floor,
    figure.ratio === null ? '' : figure.ratio.toFixed(2),
    figure.goal === null ? '' : 'most' in figure.goal ? `≤ ${figure.goal.most}` : `≥ ${figure.goal.least}`,
    { true: 'met', false: 'MISSED', null: '' }[String(met(figure)) as 'true' | 'false' | 'null'],
  ])
  const table = [['what', 'ours', 'floor', 'ratio', 'goal', ''], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** How long it takes, in milliseconds. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** The processor time that it takes in this process, in milliseconds: what else the machine does lengthens it little. */
export async function worked(act: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The processor time that another process of this machine has used so far, in milliseconds; the kernel counts in hundredths. */
export function processorTime(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name may hold spaces; after it, the 12th and 13th are user and system time.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The middle one of an odd number of values. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** A small generator with a fixed seed (mulberry32): the same draws in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function milliseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`
}

export function perSecond(count: number, milliseconds: number, unit: string): string {
  return `${Math.round((count / milliseconds) * 1000).toLocaleString('en')} ${unit}/s`
}

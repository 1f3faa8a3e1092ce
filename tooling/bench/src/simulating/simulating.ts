import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Figure, middle, milliseconds } from '../figure.ts'

const PEOPLE = 20_000
const ROUNDS = 3

interface Said {
  passed: number
  processor: number
  megabytes: number
}

/** A draft over a year of everybody: months, grades and places of both sides in one pass; then over twice as many people. */
export async function simulatingFigures(): Promise<Figure[]> {
  const once: Said[] = []
  const twice: Said[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    once.push(await simulated(PEOPLE))
    twice.push(await simulated(2 * PEOPLE))
  }
  const name = `simulate ${(2 * PEOPLE).toLocaleString('en')} people × 12 months / ${PEOPLE.toLocaleString('en')}:`
  const figure = (what: string, of: (said: Said) => number, show: (value: number) => string, most: number): Figure => {
    const [double, single] = [middle(twice.map(of)), middle(once.map(of))]
    return { name: `${name} ${what}`, ours: show(double), floor: show(single), ratio: double / single, goal: { most } }
  }
  return [
    figure('time', ({ passed }) => passed, milliseconds, 2.2),
    figure('processor time', ({ processor }) => processor, milliseconds, 2.2),
    figure(
      'most memory',
      ({ megabytes }) => megabytes,
      (value) => `${value} MB`,
      1.2,
    ),
  ]
}

async function simulated(people: number): Promise<Said> {
  const program = fileURLToPath(new URL('child.ts', import.meta.url))
  const heap = ['--max-old-space-size=128', '--max-semi-space-size=8']
  const { stdout } = await promisify(execFile)(process.execPath, [...heap, program, String(people)])
  return JSON.parse(stdout)
}

import { rmSync } from 'node:fs'
import { newFolder, startProgram } from '@congtam/api/start/testing-process'
import { type Figure, milliseconds } from './figure.ts'
import { peakMegabytes } from './serving.ts'

/** The real program on the embedded database: first with the sample to be made, then with what is there. */
export async function startingFigures(): Promise<Figure[]> {
  const folder = newFolder()
  try {
    const first = await startOnce(folder)
    const again = await startOnce(folder)
    const none = { floor: '', ratio: null, goal: null }
    return [
      { name: 'start on an empty folder, with a sample of 37 people', ours: milliseconds(first.elapsed), ...none },
      { name: 'start on what is there, with the backup of the day', ours: milliseconds(again.elapsed), ...none },
      { name: 'most memory of these two', ours: `${first.megabytes} MB, ${again.megabytes} MB`, ...none },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<{ elapsed: number; megabytes: number }> {
  const start = performance.now()
  const program = startProgram(folder, { env: { PEOPLE: '37' } })
  try {
    await program.address
    return { elapsed: performance.now() - start, megabytes: peakMegabytes(program.process.pid) }
  } finally {
    await program.stop()
  }
}

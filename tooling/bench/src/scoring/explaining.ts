import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { explainGrade } from '@congtam/core/evaluation/grade/explain-grade'
import { gradeSheet, type SheetGrade, usualPeriod } from '@congtam/core/evaluation/grade/sheet-grade'
import { rulesets } from '@congtam/core/evaluation/rulesets/registry'
import { prepareRuleset } from '@congtam/core/evaluation/score'
import { type Figure, middle, timed } from '../figure.ts'
import { people, TASKS } from './facts.ts'

const SHEETS = 50
const WARM_UP = 20
const leadership = { d: 'half', dd: 'full', e: 'full' } as const

/** The whole tree down to tasks and what failures took, for one sheet: of every built-in ruleset, the usual ones with twenty tasks. */
export async function explainingFigures(): Promise<Figure[]> {
  const random = people(SHEETS, 6, false)
  const sheets = rulesets.flatMap((ruleset): Sheet[] => {
    const worked = ruleset.golden.map(({ facts }): MonthFacts => facts)
    const usual = ruleset.id.startsWith('vn.nd335-2025.') && ruleset.gives.month !== undefined
    const given = usual ? random.map((facts) => ({ ...facts, leadership })) : repeated(worked)
    return given.map((facts) => ({
      ruleset,
      facts,
      grade: gradeSheet(prepareRuleset(ruleset), facts, usualPeriod(ruleset)),
    }))
  })
  for (let round = 0; round < WARM_UP; round += 1) for (const sheet of sheets) explain(sheet)
  const times: number[] = []
  for (const sheet of sheets) {
    // What else the machine does takes one of three now and then.
    const three = [
      await timed(() => explain(sheet)),
      await timed(() => explain(sheet)),
      await timed(() => explain(sheet)),
    ]
    times.push(middle(three))
  }
  const sorted = times.toSorted((a, b) => a - b)
  const name = `explain one sheet, ${rulesets.length} rulesets, Decree 335 with ${TASKS} tasks:`
  return [
    figure(`${name} median`, middle(times)),
    figure(`${name} the slowest in a hundred`, sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN),
  ]
}

interface Sheet {
  ruleset: (typeof rulesets)[number]
  facts: MonthFacts
  grade: SheetGrade
}

function explain({ ruleset, facts, grade }: Sheet): void {
  explainGrade(ruleset, facts, grade)
}

function repeated(facts: readonly MonthFacts[]): MonthFacts[] {
  return Array.from({ length: SHEETS }, (_, index) => facts[index % facts.length]).filter((one) => one !== undefined)
}

function figure(name: string, time: number): Figure {
  return { name, ours: `${time.toFixed(3)} ms`, floor: '1 ms', ratio: time, goal: { most: 1 } }
}

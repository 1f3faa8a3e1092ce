import { nd335Year } from '@congtam/core/evaluation/rulesets/nd335-year'
import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { draftedOver, type Policy } from '@congtam/core/evaluation/simulation/policy'
import { simulate } from '@congtam/core/evaluation/simulation/simulate'
import { Month } from '@congtam/core/shared/period'
import { timed, worked } from '../figure.ts'
import { peakMegabytes } from '../serving.ts'
import { closedPeople, YEAR } from './people.ts'

/** Simulates a draft over so many people's year in a process of its own, and says what that took. */
const count = Number(process.argv[2])
const draft = { ...rulesetFor('staff', Month.parse(`${YEAR}-08`)), settings: { A4: 'zero', A5: 'uncapped' } as const }
const policy: Policy = {
  present: rulesetFor,
  draft: draftedOver([draft], rulesetFor),
  year: { year: YEAR, present: nd335Year, draft: nd335Year, agencies: {} },
}
const inPolicy = (people: number) => simulate(policy, closedPeople(people))
// The compiler settles on a few.
await inPolicy(800)
let passed = 0
const processor = await worked(async () => {
  passed = await timed(async () => {
    const { people, sheets, year } = await inPolicy(count)
    if (people !== count || sheets.all.results !== count * 12 || !year?.all.down)
      throw new Error('Not everybody was simulated')
  })
})
console.log(JSON.stringify({ passed, processor, megabytes: peakMegabytes(process.pid) }))

import { fail } from '@congtam/core/errors'
import { rulesetDifference } from '@congtam/core/evaluation/library/difference'
import { goldenChecks, inspect } from '@congtam/core/evaluation/library/inspection'
import {
  Adoption,
  decideDiscarded,
  decideEdit,
  decideTested,
  draftRuleset,
} from '@congtam/core/evaluation/library/life'
import { copyRuleset, requireForm, requireOwn, WithoutSimulation } from '@congtam/core/evaluation/library/own'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { canonicalText } from '@congtam/core/shared/canonical'
import { Sha256, SimulationId } from '@congtam/core/shared/ids'
import { firstDay, monthOf } from '@congtam/core/shared/period'
import { countPeople } from '@congtam/db/library/people-count'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { adopt } from './adoption.ts'
import { othersOf, ownRecord, readLibrary } from './library.ts'
import { beginRecord, decided, ensureOnLibrary, replyOf, saveAct } from './ruleset-act.ts'
import { rulesetForms } from './ruleset-forms.ts'
import { readRuleset, requireRuleset } from './ruleset-reading.ts'
import { listRulesets, viewRuleset, yearEntries } from './ruleset-view.ts'

/** A record as it was read; a later version is refused. */
const which = { sha256: Sha256, recordVersion: z.int().min(0) }
const Which = z.object({ sha256: Sha256 })

export const rulesetRouter = router({
  /** The library of the province: its own rulesets first, then what is built in. */
  list: reads.query(async ({ ctx }) => {
    ensureReads(ctx)
    return { rows: await listRulesets(ctx) }
  }),

  get: reads.input(Which).query(async ({ ctx, input: { sha256 } }) => {
    ensureReads(ctx)
    return await viewRuleset(ctx, sha256)
  }),

  /** A yearly ruleset, which has a form of its own. */
  year: reads.input(Which).query(({ ctx, input: { sha256 } }) => {
    ensureReads(ctx)
    return yearEntries().find(({ row }) => row.sha256 === sha256) ?? fail('ruleset.notFound', {})
  }),

  /** The document as its hash is taken over, to be kept as a file and brought in elsewhere. */
  file: reads.input(Which).query(async ({ ctx, input: { sha256 } }) => {
    ensureReads(ctx)
    const { ruleset } = await viewRuleset(ctx, sha256)
    return { name: `${ruleset.id}-${ruleset.version}.json`, document: canonicalText(ruleset) }
  }),

  /** What the second says differently from the first, with the article of each rule. */
  difference: reads.input(z.object({ from: Sha256, to: Sha256 })).query(async ({ ctx, input: { from, to } }) => {
    ensureReads(ctx)
    const [before, after] = [await viewRuleset(ctx, from), await viewRuleset(ctx, to)]
    return { changes: rulesetDifference(before.ruleset, after.ruleset) }
  }),

  /** Whose months the ruleset scores once it is adopted: those in such posts on the first day of its validity. */
  reach: reads.input(Which).query(async ({ ctx, input: { sha256 } }) => {
    ensureReads(ctx)
    const { ruleset } = await viewRuleset(ctx, sha256)
    const { appliesTo, effective, gives } = ruleset
    if (gives.month === undefined || appliesTo.subject !== 'civilServant') return { people: 0, units: 0 }
    return await countPeople(ctx.db, ctx.actor.tenantId, appliesTo.positionClasses, firstDay(effective.from))
  }),

  forms: reads.query(({ ctx }) => {
    ensureReads(ctx)
    return rulesetForms()
  }),

  /** What stands in the way of a text that somebody is writing. Writes nothing; a mutation only because the text is too long for an address. */
  inspect: reads.input(z.object({ ruleset: z.unknown() })).mutation(async ({ ctx, input }) => {
    ensure(ctx.actor, 'ruleset.readDraft', { lineage: [] })
    const { ruleset, problems } = readRuleset(input.ruleset)
    if (!ruleset) return { sha256: null, problems, findings: [], golden: [] }
    const sha256 = rulesetSha256(ruleset)
    const library = await readLibrary(ctx.db, ctx.actor.tenantId)
    return { sha256, problems, findings: inspect(ruleset, othersOf(library, sha256)), golden: goldenChecks(ruleset) }
  }),

  /** A draft of the province's own out of any ruleset of the library. */
  copy: writes
    .input(keyed({ sha256: Sha256, id: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input: { key, sha256, id } }) => {
      await ensureOnLibrary(ctx, 'ruleset.prepare')
      const { all } = await readLibrary(ctx.db, ctx.actor.tenantId)
      const source = all.find((one) => one.sha256 === sha256) ?? fail('ruleset.notFound', {})
      const draft = copyRuleset(source, id, all, monthOf(ctx.today))
      const ruleset = requireRuleset(draft.ruleset)
      return await beginRecord(ctx, key, draftRuleset(ruleset), { kind: 'copied', from: sha256 })
    }),

  /** A document from a file, as a draft with all that is to be settled about it. */
  import: writes.input(keyed({ document: z.unknown() })).mutation(async ({ ctx, input: { key, document } }) => {
    await ensureOnLibrary(ctx, 'ruleset.prepare')
    const ruleset = requireRuleset(document)
    requireOwn(ruleset)
    const reply = await beginRecord(ctx, key, draftRuleset(ruleset), { kind: 'imported' })
    const library = await readLibrary(ctx.db, ctx.actor.tenantId)
    return { ...reply, findings: inspect(ruleset, othersOf(library, reply.sha256)) }
  }),

  save: writes.input(keyed({ ...which, ruleset: z.unknown() })).mutation(async ({ ctx, input }) => {
    await ensureOnLibrary(ctx, 'ruleset.prepare')
    const record = await ownRecord(ctx.db, ctx.actor.tenantId, input)
    const ruleset = requireRuleset(input.ruleset)
    requireOwn(ruleset)
    const edited = decideEdit(record, ruleset)
    if (edited === record) return replyOf(record)
    return await saveAct(ctx, decided(record, edited), { kind: 'edited' })
  }),

  /** The draft has passed, with what is left to settle acknowledged by name. */
  test: writes
    .input(keyed({ ...which, acknowledged: z.array(z.string().max(300)).max(200) }))
    .mutation(async ({ ctx, input }) => {
      await ensureOnLibrary(ctx, 'ruleset.prepare')
      const { db, actor } = ctx
      const record = await ownRecord(db, actor.tenantId, input)
      const { all } = await readLibrary(db, actor.tenantId)
      const others = all.filter(({ sha256 }) => sha256 !== record.sha256)
      requireForm(record.ruleset)
      const tested = decideTested(record, others, input.acknowledged)
      const { acknowledged } = input
      return await saveAct(ctx, decided(record, tested), { kind: 'tested', acknowledged })
    }),

  /** Puts it into force, by whoever answers for the province. */
  adopt: writes
    .input(
      keyed({
        ...which,
        adoption: Adoption,
        simulationId: SimulationId.nullable(),
        withoutSimulation: WithoutSimulation.nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      await ensureOnLibrary(ctx, 'ruleset.adopt')
      return await adopt(ctx, input)
    }),

  /** Lays a draft aside; it stays on record. */
  discard: writes.input(keyed(which)).mutation(async ({ ctx, input }) => {
    await ensureOnLibrary(ctx, 'ruleset.prepare')
    const record = await ownRecord(ctx.db, ctx.actor.tenantId, input)
    const { state: before } = record
    return await saveAct(ctx, decided(record, decideDiscarded(record)), { kind: 'discarded', before })
  }),
})

function ensureReads({ actor }: Viewer): void {
  ensure(actor, 'ruleset.read', { lineage: [] })
}

import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import type { RulesetFinding } from '@congtam/core/evaluation/library/finding'
import { type GoldenCheck, goldenChecks, inspect } from '@congtam/core/evaluation/library/inspection'
import type { Adoption, LibraryRuleset, RulesetState } from '@congtam/core/evaluation/library/life'
import type { RulesetAct, RulesetRecord } from '@congtam/core/evaluation/library/own'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { yearRulesets } from '@congtam/core/evaluation/rulesets/registry'
import type { YearRuleset } from '@congtam/core/evaluation/year/year-ruleset'
import { identity } from '@congtam/core/shared/canonical'
import type { Sha256, SimulationId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { findProvinceUnit } from '@congtam/db/library/province-months'
import { listActs } from '@congtam/db/library/ruleset-act'
import { findRecord } from '@congtam/db/library/ruleset-record'
import { type Allowance, type Allowed, allowanceOf, forbidden } from '../access/allow.ts'
import type { Viewer } from '../work/task-view.ts'
import { type FindingCount, findingCount } from './finding-count.ts'
import { type Library, othersOf, readLibrary, withRulesets } from './library.ts'

/** A ruleset in the list of the library. */
export interface RulesetRow {
  sha256: Sha256
  id: string
  version: number
  title: Ruleset['title']
  source: Ruleset['source']
  track: Ruleset['track']
  appliesTo: Ruleset['appliesTo']
  effective: Ruleset['effective']
  parent: string | null
  gives: Ruleset['gives']
  confidence: Ruleset['confidence']
  /** Whose it is. What is built in is not changed by a province. */
  origin: 'builtIn' | 'own'
  /** To be copied and filled in: another province's, or a template. It scores nobody here. */
  isModel: boolean
  /** A yearly one has another form: `ruleset.year` reads it. */
  form: 'sheet' | 'year'
  state: RulesetState
  adoption: Adoption | null
  supersededFrom: Month | null
  /** How often the record was changed, to be handed back with an act; null for what is built in. */
  recordVersion: number | null
}

/** As the library lists it: with how much there is to settle. */
export type ListedRuleset = RulesetRow & { findings: FindingCount }

export interface RulesetView {
  record: RulesetRow & {
    acknowledged: readonly string[]
    simulationId: SimulationId | null
    withoutSimulation: string | null
  }
  ruleset: Ruleset
  findings: RulesetFinding[]
  golden: GoldenCheck[]
  /** The versions of the same id in the library, the latest first. */
  versions: Pick<RulesetRow, 'sha256' | 'version' | 'state' | 'effective' | 'supersededFrom'>[]
  parent: Pick<RulesetRow, 'sha256' | 'id' | 'version' | 'title'> | null
  acts: { number: number; act: RulesetAct; byName: string; at: string }[]
  allowed: Allowed<'copy' | 'save' | 'test' | 'adopt' | 'discard'>
}

/** The province's unit stands for its library: who may act there may act on it. */
export async function librarySubject({ db, actor, today }: Viewer) {
  const provinceId = await findProvinceUnit(db, actor.tenantId, today)
  return { lineage: provinceId ? [provinceId] : [] }
}

/** Those of the library that the reader may see: drafts only for who prepares, decides or looks on. */
export async function listRulesets({ db, actor }: Viewer): Promise<ListedRuleset[]> {
  const library = await readLibrary(db, actor.tenantId)
  const seesDrafts = may(actor, 'ruleset.readDraft', { lineage: [] }).allowed
  const listed = (one: LibraryRuleset, own: RulesetRecord | null) => ({
    ...rowOf(one, own),
    findings: findingCount(library, one),
  })
  const builtIn = builtInLibrary().map((one) => listed(one, null))
  return [
    ...library.own.filter((one) => seesDrafts || isPublished(one)).map((one) => listed(one, one)),
    ...builtIn,
    ...yearRows().map((row) => ({ ...row, findings: { blocking: 0, others: 0 } })),
  ]
}

export async function viewRuleset(viewer: Viewer, sha256: Sha256): Promise<RulesetView> {
  const { db, actor } = viewer
  const library = await readLibrary(db, actor.tenantId)
  const own = library.own.find((one) => one.sha256 === sha256) ?? (await discarded(viewer, sha256))
  const one = own ?? library.all.find((each) => each.sha256 === sha256) ?? fail('ruleset.notFound', {})
  if (own && !isPublished(own) && !may(actor, 'ruleset.readDraft', { lineage: [] }).allowed)
    fail('ruleset.notFound', {})
  const { ruleset } = one
  const parent = library.all.find((each) => each.ruleset.id === ruleset.parent)
  const acts = own ? await listActs(db, actor.tenantId, own.id) : []
  return {
    record: {
      ...rowOf(one, own ?? null),
      acknowledged: one.acknowledged,
      simulationId: own?.simulationId ?? null,
      withoutSimulation: own?.withoutSimulation ?? null,
    },
    ruleset,
    findings: inspect(ruleset, othersOf(library, sha256)),
    golden: goldenChecks(ruleset),
    versions: versionsOf(library, ruleset.id),
    parent: parent
      ? {
          sha256: parent.sha256,
          id: parent.ruleset.id,
          version: parent.ruleset.version,
          title: parent.ruleset.title,
        }
      : null,
    acts: acts.map(({ number, act, byName, at }) => ({ number, act, byName, at: at.toISOString() })),
    allowed: await allowedActs(viewer, one, own),
  }
}

async function discarded({ db, actor }: Viewer, sha256: Sha256): Promise<RulesetRecord | undefined> {
  const stored = await findRecord(db, actor.tenantId, sha256)
  return stored && (await withRulesets(db, actor.tenantId, [stored]))[0]
}

async function allowedActs(viewer: Viewer, one: LibraryRuleset, own: RulesetRecord | undefined) {
  const subject = await librarySubject(viewer)
  const prepares = may(viewer.actor, 'ruleset.prepare', subject)
  const adopts = may(viewer.actor, 'ruleset.adopt', subject)
  const { id, version } = one.ruleset
  const among = (needed: RulesetState, ...states: RulesetState[]): Allowance => {
    if (!own) return forbidden('ruleset.builtIn', { id })
    if (states.includes(own.state)) return { allowed: true }
    const isOut = own.state === 'adopted' || own.state === 'superseded'
    return isOut
      ? forbidden('ruleset.published', { id, version })
      : forbidden('ruleset.notThere', { state: own.state, needed })
  }
  const first = (...answers: Allowance[]): Allowance => answers.find(({ allowed }) => !allowed) ?? { allowed: true }
  return {
    copy: allowanceOf(prepares),
    save: first(allowanceOf(prepares), among('draft', 'draft', 'tested')),
    test: first(allowanceOf(prepares), among('draft', 'draft')),
    adopt: first(allowanceOf(adopts), among('tested', 'tested')),
    discard: first(allowanceOf(prepares), among('draft', 'draft', 'tested')),
  }
}

function versionsOf({ all }: Library, id: string): RulesetView['versions'] {
  return all
    .filter(({ ruleset }) => ruleset.id === id)
    .map(({ sha256, state, supersededFrom, ruleset: { version, effective } }) => ({
      sha256,
      version,
      state,
      effective,
      supersededFrom,
    }))
    .toSorted((a, b) => b.version - a.version)
}

function isPublished({ state }: LibraryRuleset): boolean {
  return state === 'adopted' || state === 'superseded'
}

function rowOf(one: LibraryRuleset, own: RulesetRecord | null): RulesetRow {
  const { ruleset, sha256, state, adoption, supersededFrom } = one
  const { id, version, title, source, track, appliesTo, effective, parent, gives, confidence } = ruleset
  return {
    sha256,
    ...{ id, version, title, source, track, appliesTo, effective, parent, gives, confidence },
    origin: own ? 'own' : 'builtIn',
    isModel: own === null && adoption === null,
    form: 'sheet',
    state,
    adoption,
    supersededFrom,
    recordVersion: own?.version ?? null,
  }
}

/** The yearly rulesets, adopted by the decree that they are the text of. */
export function yearEntries(): { ruleset: YearRuleset; row: RulesetRow }[] {
  const decree = builtInLibrary().find(({ ruleset }) => ruleset.id === 'vn.nd335-2025.staff')
  return yearRulesets.map((ruleset) => {
    const { id, version, title, source, track, appliesTo, effective, parent, gives, confidence } = ruleset
    const row: RulesetRow = {
      sha256: identity(ruleset),
      ...{ id, version, title, source, track, appliesTo, effective, parent, gives, confidence },
      origin: 'builtIn',
      isModel: false,
      form: 'year',
      state: 'adopted',
      adoption: decree?.adoption ?? null,
      supersededFrom: null,
      recordVersion: null,
    }
    return { ruleset, row }
  })
}

function yearRows(): RulesetRow[] {
  return yearEntries().map(({ row }) => row)
}

import type { Ruleset } from '../ruleset.ts'
import { rulesets } from '../rulesets/registry.ts'
import { Adoption, decideSuperseded, draftRuleset, type LibraryRuleset } from './life.ts'

/** Who issued the documents that hold in the whole country by themselves. */
const issuers: Readonly<Record<string, string>> = {
  'vn.nd335-2025.staff': 'Chính phủ',
  'vn.nd335-2025.head': 'Chính phủ',
  'vn.nd335-2025.deputy': 'Chính phủ',
  'vn.nd335-2025.agency': 'Chính phủ',
  'vn.nd90-2020.staff': 'Chính phủ',
  'vn.nd90-2020.leader': 'Chính phủ',
  'vn.party366-2025.collective': 'Bộ Chính trị',
  'vn.party366-2025.leader': 'Bộ Chính trị',
  'vn.party366-2025.member': 'Bộ Chính trị',
}

let known: readonly LibraryRuleset[] | undefined

/** What every province's library holds from the start: nothing of it is stored, so a newer version of the software brings its own. */
export function builtInLibrary(): readonly LibraryRuleset[] {
  known ??= libraryOf(rulesets)
  return known
}

/**
 * These rulesets as a library, in their order, earlier versions last. A national one is adopted by its own document until
 * its next version takes over; another province's and a template are tested models, which are copied and score nobody.
 */
export function libraryOf(rulesets: readonly Ruleset[]): LibraryRuleset[] {
  const all = rulesets.map((ruleset): LibraryRuleset => {
    const { document, issued } = ruleset.source
    const issuer = issuers[ruleset.id]
    if (issuer === undefined) return { ...draftRuleset(ruleset), state: 'tested' }
    const adoption = Adoption.parse({ document, signers: [issuer], on: issued })
    const adopted: LibraryRuleset = { ...draftRuleset(ruleset), state: 'adopted', adoption }
    const next = rulesets.find(({ id, version }) => id === ruleset.id && version === ruleset.version + 1)
    return next ? decideSuperseded(adopted, next) : adopted
  })
  const isEarlier = ({ state }: LibraryRuleset) => state === 'superseded'
  return [...all.filter((one) => !isEarlier(one)), ...all.filter(isEarlier)]
}

/** Whether the id is one of ours, now or in a later version of the software: provinces name their own otherwise. */
export function isReservedId(id: string): boolean {
  return id.startsWith('vn.') || id.startsWith('template.') || rulesets.some((ruleset) => ruleset.id === id)
}

/** The ruleset of that hash, where it is built in. */
export function builtInRuleset(sha256: string): LibraryRuleset | undefined {
  return builtInLibrary().find((one) => one.sha256 === sha256)
}

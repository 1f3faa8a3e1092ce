import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import { inspect } from '@congtam/core/evaluation/library/inspection'
import type { LibraryRuleset } from '@congtam/core/evaluation/library/life'
import type { Sha256 } from '@congtam/core/shared/ids'
import { type Library, othersOf } from './library.ts'

/** How much there is to settle about a ruleset. */
export interface FindingCount {
  /** What has to be mended. */
  blocking: number
  /** What has to be acknowledged, or was. */
  others: number
}

let ofBuiltIn: Map<Sha256, FindingCount> | undefined

/** What is built in refers to nothing else, so it is looked at once. */
function builtInCounts(): Map<Sha256, FindingCount> {
  ofBuiltIn ??= new Map(
    builtInLibrary().map((one) => {
      const others = builtInLibrary().filter((other) => other !== one)
      return [
        one.sha256,
        counted(
          one,
          others.map(({ ruleset }) => ruleset),
        ),
      ]
    }),
  )
  return ofBuiltIn
}

export function findingCount(library: Library, one: LibraryRuleset): FindingCount {
  return builtInCounts().get(one.sha256) ?? counted(one, othersOf(library, one.sha256))
}

function counted({ ruleset }: LibraryRuleset, others: Parameters<typeof inspect>[1]): FindingCount {
  const findings = inspect(ruleset, others)
  const blocking = findings.filter(({ blocks }) => blocks).length
  return { blocking, others: findings.length - blocking }
}

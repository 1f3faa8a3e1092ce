import { bandOf } from '@congtam/core/evaluation/grade/band'
import { nd335Bands } from '@congtam/core/evaluation/rulesets/nd335-bands'
import type { Grade } from './components/mark.tsx'

/** The level that points in hundredths correspond to. The lowest level begins at zero, so every score has one. */
export function gradeOf(total: number): Grade {
  return bandOf(nd335Bands, total)?.grade ?? 'failed'
}

/** Where one level ends and the next begins, for the lines of a picture. */
export const levelBorders: readonly number[] = nd335Bands.map(({ from }) => from).filter((from) => from > 0)

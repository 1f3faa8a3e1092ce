import { perItem } from './composed/per-item.ts'
import { rescaled } from './composed/rescaled.ts'
import { weighted } from './composed/weighted.ts'
import { banded } from './counted/banded.ts'
import { bonus } from './counted/bonus.ts'
import { checklist } from './counted/checklist.ts'
import { deduction } from './counted/deduction.ts'
import { ratio } from './counted/ratio.ts'
import { stepped } from './counted/stepped.ts'
import type { Kinds } from './criterion.ts'
import { carried } from './drawn/carried.ts'
import { subordinates } from './drawn/subordinates.ts'
import { meanOfRatios } from './mean-of-ratios.ts'
import { rated } from './rated.ts'

/** Every kind that a ruleset may name. To add one: write its file, add its line. */
export const criterionKinds: Kinds = {
  banded,
  bonus,
  carried,
  checklist,
  deduction,
  meanOfRatios,
  perItem,
  rated,
  ratio,
  rescaled,
  stepped,
  subordinates,
  weighted,
}

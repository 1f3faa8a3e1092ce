import type { Day } from '@congtam/core/shared/period'
import type { Evidence } from '@congtam/core/work/evidence'
import type { Random } from '../random.ts'

/** The document of the register that proves the product, issued on the day it was handed over. */
export function documentOf(random: Random, product: string, issuedOn: Day): Evidence {
  return { kind: 'document', number: `${random.between(1, 480)}/${kindOf(product)}-UBND`, issuedOn, title: product }
}

const documentKinds: readonly (readonly [word: string, kind: string])[] = [
  ['Báo cáo', 'BC'],
  ['Biên bản', 'BB'],
  ['Quyết định', 'QĐ'],
  ['Kế hoạch', 'KH'],
  ['Thông báo', 'TB'],
  ['Tờ trình', 'TTr'],
  ['Phương án', 'PA'],
  ['Hồ sơ', 'HS'],
  ['Bảng', 'DS'],
]

function kindOf(product: string): string {
  return documentKinds.find(([word]) => product.startsWith(word))?.[1] ?? 'CV'
}

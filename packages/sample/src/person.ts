import type { Sex } from '@congtam/core/organisation/official'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { OfficialId } from '@congtam/core/shared/ids'
import type { Random } from './random.ts'

/** Families as common as they are: Nguyễn is about a third of all. The Như Xuân communes are Thai and Thổ country besides. */
const families: readonly (readonly [name: string, weight: number])[] = [
  ['Nguyễn', 30],
  ['Lê', 17],
  ['Trần', 9],
  ['Phạm', 8],
  ['Hoàng', 6],
  ['Vũ', 4],
  ['Bùi', 4],
  ['Đỗ', 4],
  ['Trịnh', 4],
  ['Lương', 4],
  ['Vi', 4],
  ['Lò', 3],
  ['Hà', 3],
  ['Quách', 3],
  ['Đặng', 2],
  ['Ngô', 2],
  ['Mai', 2],
  ['Cao', 2],
  ['Đinh', 2],
  ['Lục', 1],
]

const middles = {
  man: ['Văn', 'Văn', 'Đức', 'Hữu', 'Quang', 'Minh', 'Xuân', 'Ngọc', 'Công', 'Thanh', 'Tiến', 'Mạnh', 'Đình', 'Trọng'],
  woman: [
    'Thị',
    'Thị',
    'Thị',
    'Thị Thu',
    'Thị Ngọc',
    'Thị Thanh',
    'Thu',
    'Ngọc',
    'Thanh',
    'Minh',
    'Hồng',
    'Thị Kim',
    'Bích',
    'Phương',
  ],
} as const

const givens = {
  man: [
    'Anh',
    'Bình',
    'Chiến',
    'Cường',
    'Dũng',
    'Dương',
    'Đạt',
    'Điệp',
    'Đông',
    'Đức',
    'Giang',
    'Hải',
    'Hiếu',
    'Hòa',
    'Hoàn',
    'Hùng',
    'Huy',
    'Khánh',
    'Kiên',
    'Lâm',
    'Long',
    'Lực',
    'Mạnh',
    'Nam',
    'Nghĩa',
    'Phong',
    'Phúc',
    'Quân',
    'Quyết',
    'Sơn',
    'Tài',
    'Tân',
    'Thắng',
    'Thành',
    'Thịnh',
    'Tiến',
    'Toàn',
    'Trung',
    'Trường',
    'Tú',
    'Tuấn',
    'Tùng',
    'Việt',
    'Vinh',
  ],
  woman: [
    'An',
    'Ánh',
    'Chi',
    'Chinh',
    'Diệp',
    'Dung',
    'Duyên',
    'Giang',
    'Hà',
    'Hằng',
    'Hạnh',
    'Hiền',
    'Hoa',
    'Hòa',
    'Hồng',
    'Huệ',
    'Hương',
    'Huyền',
    'Lan',
    'Liên',
    'Linh',
    'Loan',
    'Ly',
    'Mai',
    'Minh',
    'Nga',
    'Ngân',
    'Ngọc',
    'Nguyệt',
    'Nhung',
    'Oanh',
    'Phương',
    'Quyên',
    'Quỳnh',
    'Tâm',
    'Thảo',
    'Thơm',
    'Thu',
    'Thúy',
    'Trang',
    'Tuyết',
    'Vân',
    'Xuân',
    'Yến',
  ],
} as const

const familyPool = families.flatMap(([name, weight]) => Array.from({ length: weight }, () => name))

/** A name that nobody in particular has, and whose it sounds. Names that `taken` holds are not given again while others are left. */
export function inventName(random: Random, taken: Set<string>): { fullName: string; sex: Sex } {
  let invented = { fullName: '', sex: 'male' as Sex }
  for (let attempt = 0; attempt < 20; attempt++) {
    const sex = random.chance(0.55) ? 'man' : 'woman'
    const [middle, given] = [random.pick(middles[sex]), random.pick(givens[sex])]
    invented = {
      fullName: `${random.pick(familyPool)} ${middle} ${given}`,
      sex: sex === 'man' ? 'male' : 'female',
    }
    if (!taken.has(invented.fullName) && !middle.endsWith(given)) break
  }
  taken.add(invented.fullName)
  return invented
}

/** Who leads has worked for longer: born in one of so many years after the first. */
const bornIn = {
  staff: [1968, 35],
  deputy: [1967, 25],
  head: [1966, 22],
} as const satisfies Record<PositionClass, readonly [number, number]>

/** A birth year that goes with the seat, always the same for the same person; it draws nothing, so the rest of the sample stays. */
export function birthYearOf(id: OfficialId, positionClass: PositionClass): number {
  const [first, years] = bornIn[positionClass]
  return first + (Number.parseInt(id.slice(0, 8), 16) % years)
}

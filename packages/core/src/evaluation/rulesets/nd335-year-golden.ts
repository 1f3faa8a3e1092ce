interface Person {
  id: string
  role?: 'staff' | 'head' | 'deputy'
  score: number
  /** Scores of single months, from January on; instead of twelve times `score`. */
  months?: number[]
  monthsWorked?: number
  conduct?: object[]
}

const reprimand = {
  kind: 'discipline',
  dutyRelated: true,
  document: '12/QĐ',
  effective: '2026-05-10',
  act: null,
  countedIn: null,
}

/** One agency with one group in 2026. */
function year(people: Person[], grade: 'excellent' | 'good' | null = 'excellent', outstanding = false) {
  return {
    year: 2026,
    agencies: { U1: { grade, outstanding } },
    subjects: people.map(
      ({ id, role = 'staff', score, months = Array(12).fill(score), monthsWorked = 12, conduct = [] }) => ({
        id,
        agency: 'U1',
        group: 'G1',
        role,
        heads: role === 'head' ? ['U1'] : [],
        monthsWorked: monthsWorked * 100,
        months: Object.fromEntries(
          months.map((points, index) => [`2026-${String(index + 1).padStart(2, '0')}`, points]),
        ),
        provisional: [],
        conduct,
      }),
    ),
  }
}

/** So many people at 80 points beside those who are asked about. */
const others = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `other${index}`, score: 80_00 }))

/** Worked examples T6 to T11, computed by hand from the decree. */
export const yearCases = [
  {
    title: 'Sáu người đủ điều kiện thì có một chỗ',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(5)]),
    expect: { S1: { mean: 91_00, grade: 'excellent' } },
  },
  {
    title: 'Năm người thì không có chỗ',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(4)]),
    expect: { S1: { mean: 91_00, grade: 'good' } },
  },
  {
    title: 'Năm người có một chỗ khi được tỷ lệ cao hơn',
    facts: year([{ id: 'S1', score: 91_00 }, ...others(4)], 'excellent', true),
    expect: { S1: { mean: 91_00, grade: 'excellent' } },
  },
  {
    title: 'Mười một tháng 90,36 điểm, tháng 12 được 90 hoặc 80',
    facts: year([
      { id: 'S1', score: 0, months: [...Array(11).fill(90_36), 90_00] },
      { id: 'S2', score: 0, months: [...Array(11).fill(90_36), 80_00] },
      ...others(4),
    ]),
    expect: { S1: { mean: 90_33, grade: 'excellent' }, S2: { mean: 89_50, grade: 'good' } },
  },
  {
    title: 'Khiển trách vì vi phạm công vụ',
    facts: year([{ id: 'S1', score: 93_00, conduct: [reprimand] }, ...others(6)]),
    expect: { S1: { mean: 93_00, grade: 'failed' } },
  },
  {
    title: 'Người đứng đầu tổ chức xếp mức tốt',
    facts: year([{ id: 'S1', role: 'head', score: 94_00 }, ...others(6)], 'good'),
    expect: { S1: { mean: 94_00, grade: 'good' } },
  },
  {
    title: 'Làm việc bốn tháng và bảy tháng',
    facts: year([
      { id: 'S1', score: 0, months: Array(4).fill(80_00), monthsWorked: 4 },
      { id: 'S2', score: 0, months: Array(7).fill(80_00), monthsWorked: 7 },
    ]),
    expect: { S1: { mean: 80_00, grade: null }, S2: { mean: 80_00, grade: 'good' } },
  },
  {
    title: 'Hành vi đã tính năm trước không tính lại',
    facts: year([{ id: 'S1', score: 80_00, conduct: [{ ...reprimand, act: 'a1', countedIn: 2025 }] }]),
    expect: { S1: { mean: 80_00, grade: 'good' } },
  },
]

type Share = 'full' | 'half'
interface Part {
  units: number
  accepted?: number
  qualityFailures?: number
  missedDeadlines?: number
  origin?: 'planned' | 'extra' | 'takenOver'
  reassignedAway?: boolean
}

/** Ten ratings that add up to the points, filled from the first criterion on. */
function general(points: number): Record<string, number> {
  let left = points
  const maxima = {
    'I.1': 500,
    'I.2': 500,
    'II.1': 250,
    'II.2': 250,
    'II.3': 250,
    'II.4': 250,
    'III.1': 250,
    'III.2': 250,
    'III.3': 250,
    'III.4': 250,
  }
  return Object.fromEntries(
    Object.entries(maxima).map(([code, max]) => {
      const given = Math.min(left, max)
      left -= given
      return [code, given]
    }),
  )
}

/** Tasks of coefficient 1, given in converted units; each failure concerns the whole task. */
function tasks(...parts: Part[]) {
  return parts.map(
    (
      { units, accepted = units, qualityFailures = 0, missedDeadlines = 0, origin = 'planned', reassignedAway = false },
      index,
    ) => {
      const failure = { quantity: accepted * 1000, objectiveCause: false }
      return {
        id: `t${index + 1}`,
        quantity: units * 1000,
        coefficient: 1000,
        origin,
        reassignedAway,
        accepted: accepted * 1000,
        qualityFailures: Array(qualityFailures).fill(failure),
        missedDeadlines: Array(missedDeadlines).fill(failure),
      }
    },
  )
}

const leadership = (d: Share | 'none', dd: Share, e: Share) => ({ d, dd, e })

const t1 = tasks(
  { units: 12 },
  { units: 2, qualityFailures: 1 },
  { units: 4, missedDeadlines: 1 },
  { units: 2, accepted: 0 },
)
/** a 0.95, b 0.95, c 0.90 of 20 units. */
const t3 = tasks({ units: 15 }, { units: 4, missedDeadlines: 1 }, { units: 1, accepted: 0 })

/** Worked examples T1, T2, T4 and T5, computed by hand from the decree's formulas. */
export const staffCases = [
  {
    title: 'Mỗi lần sai sót, mỗi lần chậm trừ 25%',
    facts: { general: general(2700), tasks: t1, leadership: null },
    expect: { results: 6125, total: 8825 },
  },
  {
    title: 'Như trên, hiểu là sai sót thì mất hết điểm của sản phẩm',
    facts: { general: general(2700), tasks: t1, leadership: null },
    settings: { A4: 'zero' },
    expect: { results: 5600, total: 8300 },
  },
  {
    title: 'Năm lần sai sót không trừ quá điểm của sản phẩm',
    facts: { general: general(3000), tasks: tasks({ units: 6 }, { units: 4, qualityFailures: 5 }), leadership: null },
    expect: { results: 6067, total: 9067 },
  },
  {
    title: 'Việc ngoài kế hoạch cộng đến mức tối đa',
    facts: { general: general(2500), tasks: tasks({ units: 10 }, { units: 2, origin: 'extra' }), leadership: null },
    expect: { results: 7000, total: 9500 },
  },
  {
    title: 'Như trên, hiểu là không giới hạn',
    facts: { general: general(2500), tasks: tasks({ units: 10 }, { units: 2, origin: 'extra' }), leadership: null },
    settings: { A5: 'uncapped' },
    expect: { results: 8400, total: 10900 },
  },
  {
    title: 'Người giao lại ba trong mười sản phẩm',
    facts: {
      general: general(3000),
      tasks: tasks({ units: 7 }, { units: 3, accepted: 0, reassignedAway: true }),
      leadership: null,
    },
    expect: { results: 4900, total: 7900 },
  },
  {
    title: 'Người nhận ba sản phẩm đó',
    facts: { general: general(3000), tasks: tasks({ units: 8 }, { units: 3, origin: 'takenOver' }), leadership: null },
    expect: { results: 7000, total: 10000 },
  },
]

/** Worked example T3. */
export const headCases = [
  {
    title: 'Có một người dưới quyền không hoàn thành',
    facts: { general: general(2800), tasks: t3, leadership: leadership('half', 'full', 'full') },
    expect: { results: 6183, total: 8983 },
  },
  {
    title: 'Mọi người dưới quyền đều hoàn thành',
    facts: { general: general(2800), tasks: t3, leadership: leadership('full', 'full', 'full') },
    expect: { results: 6767, total: 9567 },
  },
  {
    title: 'Không quản lý ai: trung bình năm tỷ lệ',
    facts: { general: general(2800), tasks: t3, leadership: leadership('none', 'full', 'full') },
    expect: { results: 6720, total: 9520 },
  },
]

/** The same formula within the deputy's field. */
export const deputyCases = [
  {
    title: 'Cấp phó có một người không hoàn thành trong lĩnh vực phụ trách',
    facts: { general: general(2800), tasks: t3, leadership: leadership('half', 'full', 'full') },
    expect: { results: 6183, total: 8983 },
  },
  {
    title: 'Mọi người trong lĩnh vực phụ trách đều hoàn thành',
    facts: { general: general(2800), tasks: t3, leadership: leadership('full', 'full', 'full') },
    expect: { results: 6767, total: 9567 },
  },
  {
    title: 'Lĩnh vực phụ trách không có công chức nào: trung bình năm tỷ lệ',
    facts: { general: general(2800), tasks: t3, leadership: leadership('none', 'full', 'full') },
    expect: { results: 6720, total: 9520 },
  },
]

import { Ruleset } from '../../ruleset.ts'
import { fourBands, rounding, shareOf, text } from '../frame.ts'
import { nd90Leader } from '../national/nd90-leader.ts'
import { nd90Staff } from '../national/nd90-staff.ts'
import { headResults, leaderConduct, leading, plainResults, staffConduct } from './haiphong212-criteria.ts'

const [top, second, third, last] = fourBands

const common = {
  version: 1,
  source: {
    document: 'Quyết định 212/2025/QĐ-UBND thành phố Hải Phòng',
    article: 'Bảng điểm kèm theo',
    issued: '2025-11-18',
  },
  track: 'local',
  // Above 90 and above 80, not from them on (A20).
  bands: [{ ...top, bound: 'open' }, { ...second, from: 80_00, bound: 'open' }, third, last],
  effective: { from: '2025-12', to: '2025-12' },
  gives: { year: 'grade' },
  total: { max: 100_00, article: 'Khung điểm 20 + 80', rounding },
  confidence: 'sure',
  remarks: [
    text(
      'Ghi chú về quy đổi và điểm tối đa DDCI mâu thuẫn ngay trong quyết định (A19): giữ như bảng in, DDCI tối đa 2 điểm.',
      'The footnote on rescaling and the maximum of DDCI contradict the decision itself (A19): kept as the table prints, DDCI up to 2.',
    ),
    text(
      'Cách cho điểm theo chỉ số PAR INDEX và DDCI không có trong nguồn đã đọc: người chấm ghi điểm.',
      'How the indices turn into points was not in the source read: whoever rates gives the points.',
    ),
    text(
      'Bộ này xếp loại năm 2025; từ 2026 công chức theo Nghị định 335.',
      'This set grades 2025; from 2026 on civil servants fall under Decree 335.',
    ),
  ],
}

const rated = (codes: readonly string[], points: number) => Object.fromEntries(codes.map((code) => [code, points]))
const numbered = (code: string, count: number, points: number) =>
  rated(
    Array.from({ length: count }, (_, index) => `${code}.${index + 1}`),
    points,
  )
const conduct = (each: number) =>
  Object.fromEntries(['politics', 'ethics', 'working', 'discipline'].map((code) => [code, numbered(code, 4, each)]))
const whole = (thousandths: number, of = 20_000) => ({ done: thousandths, of })
const facts = (criteria: object, conditions: object = good) => ({
  general: null,
  tasks: [],
  leadership: null,
  criteria,
  placement: { conditions },
})

const clean = { degradation: false, disciplined: false, notMet: shareOf(0, 20), absentThreeMonths: false }
const everybody = { ...clean, generalMet: true, generalWellMet: true, onTimeAndQuality: shareOf(20, 20) }
const good = { ...everybody, exceeded: shareOf(10, 20) }
const goodLeader = {
  ...everybody,
  corruptionInUnit: false,
  unitTargets: shareOf(30, 30),
  unitExceeded: shareOf(15, 30),
  unitOnTime: shareOf(30, 30),
  unitsCompleted: shareOf(0, 0),
  unitsGood: shareOf(0, 0),
}
const lead = { leadership: numbered('leadership', 5, 1_00), uniting: numbered('uniting', 5, 1_00) }
const all = { quantity: whole(20_000), quality: whole(20_000), progress: whole(20_000) }
const met = (...codes: string[]) => Object.fromEntries(codes.map((code) => [code, { [code]: true }]))
const other = {
  parIndex: { parIndex: 2_00 },
  ddci: { ddci: 1_00 },
  target: { target: 1_00 },
  ...met('disbursement', 'revenue', 'land', 'planning', 'digital'),
}

export const haiphong212Staff = Ruleset.parse({
  ...common,
  id: 'vn.haiphong212-2025.staff',
  title: text('Hải Phòng: Quyết định 212/2025, công chức', 'Hải Phòng: Decision 212/2025, staff'),
  appliesTo: { subject: 'civilServant', positionClasses: ['staff'] },
  parent: nd90Staff.id,
  criteria: [staffConduct, plainResults(25_00, 30_00, 25_00)],
  placement: nd90Staff.placement,
  settings: { A7: 'noScore', A20: 'asWritten' },
  golden: [
    {
      title: 'Đúng 90 điểm chưa phải trên 90 (A20)',
      // 16 × 0.75 + 2 = 14; 25 + 30 + 25 × 16.8 / 20 = 76; together 90.
      facts: facts({
        conduct: { ...conduct(75), service: { service: 2_00 } },
        work: { quantity: whole(20_000), quality: whole(20_000), progress: whole(16_800) },
      }),
      expect: { results: 76_00, total: 90_00, grade: 'good' },
    },
    {
      title: 'Không tiếp xúc người dân: 4 điểm chia đều cho 16 điểm còn lại',
      // 16 × 0.75 = 12 of 16 → 15 of 20.
      facts: facts({ conduct: { ...conduct(75), service: 'notApplicable' }, work: all }),
      expect: { results: 80_00, total: 95_00, grade: 'excellent' },
    },
    {
      title: '90,01 điểm là trên 90 (A20)',
      facts: facts({
        conduct: { ...conduct(75), service: { service: 2_01 } },
        work: { quantity: whole(20_000), quality: whole(20_000), progress: whole(16_800) },
      }),
      expect: { results: 76_00, total: 90_01, grade: 'excellent' },
    },
  ],
})

export const haiphong212Leader = Ruleset.parse({
  ...common,
  id: 'vn.haiphong212-2025.leader',
  title: text('Hải Phòng: Quyết định 212/2025, lãnh đạo khác', 'Hải Phòng: Decision 212/2025, other leaders'),
  appliesTo: { subject: 'civilServant', positionClasses: ['deputy'] },
  parent: nd90Leader.id,
  criteria: [leaderConduct, ...leading, plainResults(20_00, 30_00, 20_00)],
  placement: nd90Leader.placement,
  settings: { A7: 'noScore', A20: 'asWritten' },
  golden: [
    {
      title: 'Ba tỷ lệ 20 + 30 + 20',
      // 20 + 5 + 5 + 20 × 18/20 + 30 × 16/20 + 20 × 19/20 = 91.
      facts: facts(
        {
          conduct: conduct(125),
          ...lead,
          work: { quantity: whole(18_000), quality: whole(16_000), progress: whole(19_000) },
        },
        goodLeader,
      ),
      expect: { results: 71_00, total: 91_00, grade: 'excellent' },
    },
    {
      title: 'Đúng 90 điểm chưa phải trên 90 (A20)',
      // One point of progress less: 20 × 18/20.
      facts: facts(
        {
          conduct: conduct(125),
          ...lead,
          work: { quantity: whole(18_000), quality: whole(16_000), progress: whole(18_000) },
        },
        goodLeader,
      ),
      expect: { results: 70_00, total: 90_00, grade: 'good' },
    },
    {
      title: '100 điểm nhưng bị kỷ luật',
      facts: facts({ conduct: conduct(125), ...lead, work: all }, { ...goodLeader, disciplined: true }),
      expect: { results: 80_00, total: 100_00, grade: 'failed' },
    },
  ],
})

export const haiphong212Head = Ruleset.parse({
  ...common,
  id: 'vn.haiphong212-2025.head',
  title: text('Hải Phòng: Quyết định 212/2025, người đứng đầu', 'Hải Phòng: Decision 212/2025, heads'),
  appliesTo: { subject: 'civilServant', positionClasses: ['head'] },
  parent: nd90Leader.id,
  criteria: [leaderConduct, ...leading, headResults],
  placement: nd90Leader.placement,
  settings: { A7: 'noScore', A19: 'table', A20: 'asWritten' },
  golden: [
    {
      title: 'Không có giải phóng mặt bằng: phần còn lại quy về 20 điểm',
      // Other: (2 + 1 + 1 + 5 × 2.5) × 20 / 17.5 = 18.857…; 20 + 5 + 5 + 20 + 30 + 18.857 = 98.86.
      facts: facts(
        {
          conduct: conduct(125),
          ...lead,
          work: { programme: all, city: all, other: { ...other, clearance: 'notApplicable' } },
        },
        goodLeader,
      ),
      expect: { results: 78_86, total: 98_86, grade: 'excellent' },
    },
    {
      title: 'Như trên, đọc theo ghi chú của quyết định: quy về 10 điểm',
      // 16.5 × 10 / 17.5 = 9.428…
      facts: facts(
        {
          conduct: conduct(125),
          ...lead,
          work: { programme: all, city: all, other: { ...other, clearance: 'notApplicable' } },
        },
        goodLeader,
      ),
      settings: { A19: 'footnote' },
      expect: { results: 69_43, total: 89_43, grade: 'good' },
    },
    {
      title: 'Không được thành phố giao việc: cả khối 30 điểm để ra ngoài',
      // (20 + 16.5 + 2.5) × 70 / 40 = 68.25.
      facts: facts(
        {
          conduct: conduct(125),
          ...lead,
          work: { programme: all, city: 'notApplicable', other: { ...other, ...met('clearance') } },
        },
        goodLeader,
      ),
      expect: { results: 78_25, total: 98_25, grade: 'excellent' },
    },
  ],
})

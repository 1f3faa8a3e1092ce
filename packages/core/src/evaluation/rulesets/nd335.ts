import { type GeneralCode, generalMax } from '../general.ts'
import { Ruleset } from '../ruleset.ts'
import { nd335Bands } from './nd335-bands.ts'
import { generalCriteria } from './nd335-general.ts'
import { deputyCases, headCases, staffCases } from './nd335-golden.ts'

const general = {
  code: 'general',
  part: 'general',
  label: { vi: 'Tiêu chí chung', en: 'General criteria' },
  article: 'Điều 12 khoản 2',
  says: { vi: 'Mười tiêu chí chung, tối đa 30 điểm.', en: 'Ten general criteria, 30 points at most.' },
  kind: 'rated',
  params: {
    items: Object.entries(generalMax).map(([code, max]) => ({
      code,
      max,
      label: generalCriteria[code as GeneralCode].label,
    })),
  },
}

const work = [
  {
    from: 'work',
    measure: 'completed',
    code: 'a',
    label: { vi: 'Số lượng', en: 'Quantity' },
    article: 'Điều 14 khoản 2 điểm a',
    says: {
      vi: 'Sản phẩm hoàn thành trên sản phẩm được giao, đều đã quy đổi.',
      en: 'Products completed over products assigned, both converted.',
    },
  },
  {
    from: 'work',
    measure: 'quality',
    code: 'b',
    label: { vi: 'Chất lượng', en: 'Quality' },
    article: 'Điều 14 khoản 2 điểm b',
    says: {
      vi: 'Mỗi lần đánh giá chưa đạt vì sai sót lớn về nội dung trừ 25% điểm chất lượng của sản phẩm đó, trừ nguyên nhân khách quan được xác nhận.',
      en: 'Each failed assessment for a major content error takes 25 % of that product’s quality credit, unless an objective cause is confirmed.',
    },
  },
  {
    from: 'work',
    measure: 'progress',
    code: 'c',
    label: { vi: 'Tiến độ', en: 'Progress' },
    article: 'Điều 14 khoản 2 điểm c',
    says: {
      vi: 'Mỗi lần chậm trừ 25% điểm tiến độ của sản phẩm đó, trừ nguyên nhân khách quan được xác nhận.',
      en: 'Each delay takes 25 % of that product’s progress credit, unless an objective cause is confirmed.',
    },
  },
]

const leadership = (article: (letter: string) => string) => [
  {
    from: 'leadership',
    fact: 'd',
    code: 'd',
    label: { vi: 'Kết quả hoạt động của đơn vị, lĩnh vực phụ trách', en: 'Result of the unit or field led' },
    article: article('a'),
    says: {
      vi: '100% khi mọi công chức thuộc quyền quản lý có điểm từ mức hoàn thành nhiệm vụ trở lên; 50% khi có người ở mức không hoàn thành.',
      en: '100 % when everybody led scores at the level “completed” or above; 50 % when somebody does not.',
    },
  },
  {
    from: 'leadership',
    fact: 'dd',
    code: 'dd',
    letter: 'đ',
    label: { vi: 'Khả năng tổ chức triển khai thực hiện nhiệm vụ', en: 'Ability to organise the work' },
    article: article('b'),
    says: {
      vi: '100% khi đơn vị hoàn thành đủ nhiệm vụ đúng hạn, bảo đảm chất lượng và có sáng kiến hoặc giải pháp hiệu quả; 50% khi có tồn tại, hạn chế, chậm trễ kéo dài.',
      en: '100 % when the unit finished all planned work on time and well, with an initiative; 50 % when there were shortcomings or long delays.',
    },
  },
  {
    from: 'leadership',
    fact: 'e',
    code: 'e',
    label: { vi: 'Năng lực tập hợp, đoàn kết công chức', en: 'Ability to unite the staff' },
    article: article('c'),
    says: {
      vi: '100% khi đơn vị giữ được đoàn kết, phối hợp hiệu quả; 50% khi có phản ánh, khiếu nại về mâu thuẫn nội bộ kéo dài.',
      en: '100 % when unity and cooperation were kept; 50 % when there were complaints about a lasting internal conflict.',
    },
  },
]

const results = (article: string, terms: readonly object[]) => ({
  code: 'results',
  part: 'results',
  label: { vi: 'Kết quả thực hiện nhiệm vụ', en: 'Task results' },
  article,
  says: {
    vi: `Trung bình cộng của ${terms.length} tỷ lệ, nhân 70 điểm; phần vượt 70 không cộng nhưng vẫn được nêu.`,
    en: `The mean of ${terms.length} ratios times 70 points; what exceeds 70 is shown but not added.`,
  },
  kind: 'meanOfRatios',
  params: { max: 70_00, failuresToZero: 4, terms },
})

const common = {
  version: 1,
  source: {
    document: 'Nghị định 335/2025/NĐ-CP',
    article: 'Điều 12–17',
    issued: '2025-12-21',
    url: 'https://luatvietnam.vn/can-bo/nghi-dinh-335-2025-nd-cp-quy-dinh-danh-gia-xep-loai-chat-luong-co-quan-hanh-chinh-422349-d1.html',
  },
  track: 'state',
  effective: { from: '2026-01', to: null },
  parent: null,
  gives: { month: 'score' },
  total: {
    max: 100_00,
    article: 'Điều 17 khoản 1',
    says: {
      vi: 'Điểm tiêu chí chung cộng điểm kết quả thực hiện nhiệm vụ nhân 70; làm tròn một lần đến hai chữ số thập phân.',
      en: 'General points plus the mean of the ratios times 70, rounded once to two decimals.',
    },
    rounding: { decimals: 2, mode: 'halfUp' },
  },
  bands: nd335Bands,
  confidence: 'sure',
}

const workSettings = { A4: 'deduct', A5: 'capped', A6: 'summed', A7: 'noScore' }
const leaderSettings = { ...workSettings, A10: 'explicitChoice', A11: 'drop' }

/** Decree 335/2025 for civil servants who lead nobody. */
export const nd335Staff = Ruleset.parse({
  ...common,
  id: 'vn.nd335-2025.staff',
  title: {
    vi: 'Nghị định 335/2025: công chức không giữ chức vụ lãnh đạo, quản lý',
    en: 'Decree 335/2025: civil servants without a leading position',
  },
  appliesTo: { subject: 'civilServant', positionClasses: ['staff'] },
  criteria: [general, results('Điều 16 khoản 1', work)],
  settings: workSettings,
  golden: staffCases,
})

/** Decree 335/2025 for the heads of units. */
export const nd335Head = Ruleset.parse({
  ...common,
  id: 'vn.nd335-2025.head',
  title: { vi: 'Nghị định 335/2025: người đứng đầu', en: 'Decree 335/2025: heads of units' },
  appliesTo: { subject: 'civilServant', positionClasses: ['head'] },
  criteria: [
    general,
    results('Điều 16 khoản 2', [...work, ...leadership((letter) => `Điều 15 khoản 3 điểm ${letter}`)]),
  ],
  settings: leaderSettings,
  golden: headCases,
})

/** Decree 335/2025 for deputies: the same terms within the field assigned to them (Article 15.4). */
export const nd335Deputy = Ruleset.parse({
  ...common,
  id: 'vn.nd335-2025.deputy',
  title: { vi: 'Nghị định 335/2025: cấp phó của người đứng đầu', en: 'Decree 335/2025: deputies' },
  appliesTo: { subject: 'civilServant', positionClasses: ['deputy'] },
  criteria: [
    general,
    results('Điều 16 khoản 2', [...work, ...leadership((letter) => `Điều 15 khoản 4; khoản 3 điểm ${letter}`)]),
  ],
  settings: leaderSettings,
  golden: deputyCases,
})

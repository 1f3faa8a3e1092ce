import { YearRuleset } from '../year/year-ruleset.ts'
import { yearCases } from './nd335-year-golden.ts'

/** Decree 335/2025: the grades of a year for civil servants, from their monthly scores. */
export const nd335Year = YearRuleset.parse({
  id: 'vn.nd335-2025.year',
  version: 1,
  title: {
    vi: 'Nghị định 335/2025: xếp loại chất lượng công chức cuối năm',
    en: 'Decree 335/2025: yearly grades of civil servants',
  },
  source: {
    document: 'Nghị định 335/2025/NĐ-CP',
    article: 'Điều 11, 17, 19–20',
    issued: '2025-12-21',
    url: 'https://luatvietnam.vn/can-bo/nghi-dinh-335-2025-nd-cp-quy-dinh-danh-gia-xep-loai-chat-luong-co-quan-hanh-chinh-422349-d1.html',
  },
  track: 'state',
  appliesTo: { subject: 'civilServant', positionClasses: ['staff', 'head', 'deputy'] },
  effective: { from: '2026-01', to: null },
  parent: null,
  gives: { year: 'grade' },
  mean: {
    article: 'Điều 17 khoản 3; Điều 11 khoản 2',
    says: {
      vi: 'Điểm trung bình cộng của 12 tháng, hoặc của các tháng thực tế làm việc; làm tròn một lần đến hai chữ số thập phân.',
      en: 'The mean of 12 months, or of the months actually worked, rounded once to two decimals.',
    },
    rounding: { decimals: 2, mode: 'halfUp' },
    leastMonths: {
      months: 6_00,
      article: 'Điều 11 khoản 1',
      says: {
        vi: 'Thời gian công tác trong năm chưa đủ 06 tháng thì không xếp loại.',
        en: 'Who worked less than 6 months in the year is not graded.',
      },
    },
  },
  bands: [
    { grade: 'excellent', from: 90_00, article: 'Điều 20 khoản 1' },
    { grade: 'good', from: 70_00, article: 'Điều 20 khoản 2' },
    { grade: 'completed', from: 50_00, article: 'Điều 20 khoản 3' },
    { grade: 'failed', from: 0, article: 'Điều 20 khoản 4 điểm a' },
  ],
  overrides: [
    {
      kind: 'discipline',
      label: { vi: 'Kỷ luật vì vi phạm liên quan đến hoạt động công vụ', en: 'Discipline for a breach of duty' },
      article: 'Điều 20 khoản 4 điểm c; Điều 11 khoản 3',
      says: {
        vi: 'Bị kỷ luật từ khiển trách trở lên trong năm vì vi phạm liên quan đến công vụ; cùng một hành vi chỉ tính một năm.',
        en: 'A reprimand or more in the year for a breach of duty; the same act counts in one year only.',
      },
      grade: 'failed',
      dutyRelated: true,
      roles: ['staff', 'head', 'deputy'],
    },
    {
      kind: 'degradation',
      label: {
        vi: 'Kết luận suy thoái hoặc vi phạm trách nhiệm nêu gương',
        en: 'Degradation or a breach of exemplary conduct',
      },
      article: 'Điều 20 khoản 4 điểm b; Điều 11 khoản 3',
      says: {
        vi: 'Cấp có thẩm quyền kết luận có biểu hiện suy thoái, vi phạm những điều đảng viên không được làm hoặc trách nhiệm nêu gương.',
        en: 'A competent body concluded degradation, acts forbidden to party members or a breach of exemplary duty.',
      },
      grade: 'failed',
      dutyRelated: false,
      roles: ['staff', 'head', 'deputy'],
    },
    {
      kind: 'corruptionInUnit',
      label: {
        vi: 'Đơn vị phụ trách trực tiếp liên quan tham nhũng, lãng phí',
        en: 'Corruption or waste in the unit led',
      },
      article: 'Điều 20 khoản 4 điểm d',
      says: {
        vi: 'Cơ quan, đơn vị phụ trách trực tiếp liên quan đến tham ô, tham nhũng, lãng phí và bị xử lý theo pháp luật (đối với lãnh đạo, quản lý).',
        en: 'The unit under direct charge was involved in corruption or waste and dealt with by law (leaders only).',
      },
      grade: 'failed',
      dutyRelated: false,
      roles: ['head', 'deputy'],
    },
  ],
  gates: [
    {
      roles: ['head'],
      article: 'Điều 20 khoản 6',
      says: {
        vi: 'Mức xếp loại của người đứng đầu không cao hơn mức xếp loại của tổ chức.',
        en: 'A head is not graded above the organisation.',
      },
    },
  ],
  quotas: [
    {
      label: { vi: 'Giới hạn tỷ lệ xuất sắc', en: 'The cap on the top grade' },
      article: 'Điều 20 khoản 5 điểm a',
      says: {
        vi: 'Số người xuất sắc không quá 20% số người được xếp loại tốt, trong cùng cơ quan và trong từng nhóm nhiệm vụ tương đồng: ⌊N/6⌋ trong N người đạt tốt trở lên.',
        en: 'At most 20 % of those graded good, in the agency and in each group of similar duties: ⌊N/6⌋ of N who reached good or better.',
      },
      grade: 'excellent',
      otherwise: 'good',
      base: 'otherwiseAfterPlacing',
      ratio: { over: 1, under: 5 },
      exception: {
        ratio: { over: 1, under: 4 },
        article: 'Điều 20 khoản 5 điểm b',
        says: {
          vi: 'Tổ chức có thành tích xuất sắc, nổi trội: cấp có thẩm quyền quyết định tỷ lệ cao hơn, không quá 25%.',
          en: 'For outstanding achievement the competent authority may decide up to 25 %.',
        },
      },
      scopes: ['group', 'agency'],
      rounding: 'down',
      smallGroup: 6,
      tie: 'nobody',
    },
  ],
  settings: { A8: 'provisional', A15: 'strict' },
  confidence: 'sure',
  golden: yearCases,
})

import type { Bilingual, Ruleset } from '../ruleset.ts'

/** Something to be settled about a ruleset before it may score anybody. */
export interface RulesetFinding {
  code: FindingCode
  /** Where in the document. */
  path: string
  /** Whether it has to be mended; else somebody acknowledges it by name. */
  blocks: boolean
  what: Bilingual
  /** The rules that meet here, each by its document and article. */
  articles: { document: string; article: string }[]
}

/** Every finding there is: whether it has to be mended, and what it says. */
const findings = {
  'band.unreachable': [true, 'Không điểm nào đạt được mức này.', 'No score reaches this level.'],
  'band.gap': [false, 'Có điểm không thuộc mức nào.', 'Some scores belong to no level.'],
  'band.overlap': [
    false,
    'Có điểm thuộc hai mức; mức cao hơn được lấy.',
    'Some scores belong to two levels; the higher counts.',
  ],
  'placement.gap': [
    false,
    'Có điểm và điều kiện không khớp mức nào: khi đó người có thẩm quyền quyết định.',
    'Points and conditions may match no grade: then a person decides.',
  ],
  'weights.aboveMaximum': [
    true,
    'Tổng điểm các tiêu chí vượt thang điểm.',
    'The criteria add up to more than the scale.',
  ],
  'weights.belowMaximum': [
    false,
    'Tổng điểm các tiêu chí chưa đủ thang điểm.',
    'The criteria add up to less than the scale.',
  ],
  'carried.cyclic': [
    true,
    'Kết quả được dẫn vòng tròn, không bên nào tính được trước.',
    'Results are carried over in a circle: none can be computed first.',
  ],
  'carried.unknown': [
    true,
    'Kết quả dẫn từ một bộ quy định không có.',
    'A result comes from a ruleset that is not there.',
  ],
  'validity.empty': [true, 'Hiệu lực kết thúc trước khi bắt đầu.', 'The validity ends before it begins.'],
  'golden.none': [true, 'Chưa có ví dụ mẫu nào.', 'There is no worked example.'],
  'golden.failing': [true, 'Một ví dụ mẫu cho kết quả khác.', 'A worked example gives something else.'],
  'refinement.noParent': [
    true,
    'Quy định địa phương phải nêu quy định gốc có trong thư viện.',
    'A local ruleset must name a national parent that is in the library.',
  ],
  'refinement.validity': [
    true,
    'Hiệu lực vượt ra ngoài hiệu lực của quy định gốc.',
    'The validity goes beyond that of the parent.',
  ],
  'refinement.subject': [
    true,
    'Áp dụng cho đối tượng ngoài quy định gốc.',
    'It applies to subjects that the parent does not cover.',
  ],
  'refinement.criterionMissing': [
    true,
    'Bỏ một tiêu chí mà quy định gốc bắt buộc.',
    'It leaves out a criterion that the parent demands.',
  ],
  'refinement.criterionAdded': [
    true,
    'Thêm một tiêu chí mà quy định gốc không cho phép.',
    'It adds a criterion that the parent does not open.',
  ],
  'refinement.criterionChanged': [
    true,
    'Đổi một tiêu chí mà quy định gốc không mở.',
    'It changes a criterion that the parent does not open.',
  ],
  'refinement.criterionMaximum': [
    true,
    'Đổi điểm tối đa của một tiêu chí.',
    'It changes the most points of a criterion.',
  ],
  'refinement.total': [true, 'Đổi thang điểm của quy định gốc.', 'It changes the parent’s scale.'],
  'refinement.bands': [true, 'Đổi các mức điểm của quy định gốc.', 'It changes the parent’s levels.'],
  'refinement.conditionDropped': [
    true,
    'Bỏ một điều kiện xếp loại của quy định gốc.',
    'It drops a condition that the parent asks for.',
  ],
  'refinement.gateDropped': [true, 'Bỏ một giới hạn mức của quy định gốc.', 'It drops a limit that the parent sets.'],
  'refinement.quota': [true, 'Nới tỷ lệ xuất sắc của quy định gốc.', 'It widens the parent’s share of top grades.'],
} as const satisfies Record<string, readonly [blocks: boolean, vi: string, en: string]>

export type FindingCode = keyof typeof findings

export function finding(
  code: FindingCode,
  path: string,
  ...articles: [of: Pick<Ruleset, 'source'>, article?: string][]
): RulesetFinding {
  const [blocks, vi, en] = findings[code]
  return {
    code,
    path,
    blocks,
    what: { vi, en },
    articles: articles.map(([{ source }, article = source.article]) => ({ document: source.document, article })),
  }
}

/** What somebody names when acknowledging a finding. */
export function findingKey({ code, path }: Pick<RulesetFinding, 'code' | 'path'>): string {
  return `${code} ${path}`
}

import type { GeneralCode } from '../general.ts'
import type { Bilingual } from '../ruleset.ts'

interface GeneralCriterion {
  label: Bilingual
  /** Where the annex describes the criterion. */
  article: string
  /** What is looked at, shortened from the annex in our own words; whoever rates has it at hand. */
  looksAt: readonly Bilingual[]
}

/** The three groups of general criteria (Decree 335/2025, Article 12.2), 10 points each. */
export const generalGroups = {
  I: {
    vi: 'Phẩm chất chính trị, đạo đức, văn hóa công vụ; kỷ luật, kỷ cương',
    en: 'Political and moral quality, public-service culture; discipline',
  },
  II: {
    vi: 'Năng lực chuyên môn; đáp ứng nhiệm vụ; trách nhiệm; thái độ phục vụ và phối hợp',
    en: 'Professional capacity; meeting the work; responsibility; service and cooperation',
  },
  III: {
    vi: 'Đổi mới, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm vì lợi ích chung',
    en: 'Innovation; daring to think, act and answer for the common good',
  },
} as const satisfies Record<string, Bilingual>

/** The ten general criteria of Form 01 with what Annex I looks at. */
export const generalCriteria: Record<GeneralCode, GeneralCriterion> = {
  'I.1': {
    label: {
      vi: 'Phẩm chất chính trị, phẩm chất đạo đức, văn hóa thực thi công vụ',
      en: 'Political and moral quality, public-service culture',
    },
    article: 'Phụ lục I, mục 1.a',
    looksAt: [
      { vi: 'Chấp hành đường lối của Đảng, pháp luật của Nhà nước', en: 'Follows the Party’s line and the law' },
      { vi: 'Bản lĩnh vững vàng, kiên định trước khó khăn', en: 'Stands firm in difficulty' },
      { vi: 'Có ý thức học tập, vận dụng nghị quyết, chỉ thị', en: 'Studies and applies resolutions and directives' },
      {
        vi: 'Lối sống trung thực, giản dị; không có biểu hiện suy thoái',
        en: 'Honest, plain life; no sign of degradation',
      },
      {
        vi: 'Không tham nhũng, lãng phí, hách dịch; không để người quen lợi dụng chức vụ',
        en: 'No corruption, waste or arrogance; lets nobody exploit the post',
      },
      { vi: 'Giữ đoàn kết, tham gia hoạt động tập thể', en: 'Keeps unity and takes part in common activities' },
      { vi: 'Thái độ đúng mực, tác phong chuyên nghiệp', en: 'Proper and professional in dealings' },
      { vi: 'Tự phê bình; nhận ra và khắc phục hạn chế của mình', en: 'Sees and mends own shortcomings' },
    ],
  },
  'I.2': {
    label: { vi: 'Ý thức kỷ luật, kỷ cương trong thực thi công vụ', en: 'Discipline in public service' },
    article: 'Phụ lục I, mục 1.b',
    looksAt: [
      { vi: 'Chấp hành sự phân công của tổ chức', en: 'Accepts the organisation’s assignments' },
      { vi: 'Thực hiện quy chế, nội quy nơi công tác', en: 'Keeps the rules of the workplace' },
      { vi: 'Kê khai, công khai tài sản, thu nhập theo quy định', en: 'Declares assets and income as required' },
      { vi: 'Báo cáo đầy đủ, trung thực khi cấp trên yêu cầu', en: 'Reports fully and truthfully when asked' },
    ],
  },
  'II.1': {
    label: {
      vi: 'Năng lực chuyên môn, nghiệp vụ theo yêu cầu của vị trí việc làm',
      en: 'Professional capacity that the post requires',
    },
    article: 'Phụ lục I, mục 2.a',
    looksAt: [
      {
        vi: 'Kiến thức sâu về lĩnh vực được giao, nắm quy trình nghiệp vụ',
        en: 'Deep knowledge of the field and its procedures',
      },
      {
        vi: 'Thường xuyên cập nhật; nghiên cứu, tổng hợp và vận dụng sáng tạo',
        en: 'Keeps up to date; analyses and applies with imagination',
      },
      {
        vi: 'Làm việc độc lập, làm việc nhóm tốt; thạo công nghệ thông tin',
        en: 'Works well alone and in a team; at home with computers',
      },
    ],
  },
  'II.2': {
    label: {
      vi: 'Khả năng đáp ứng yêu cầu thực thi nhiệm vụ được giao thường xuyên, đột xuất',
      en: 'Meeting the demands of regular and urgent work',
    },
    article: 'Phụ lục I, mục 2.b',
    looksAt: [
      {
        vi: 'Việc thường xuyên: xử lý thành thạo theo kế hoạch, chất lượng ổn định',
        en: 'Regular work: handled with skill, steady in quality',
      },
      {
        vi: 'Việc đột xuất: chủ động đề xuất, phản ứng nhanh và chính xác',
        en: 'Urgent work: proposes solutions, reacts fast and rightly',
      },
    ],
  },
  'II.3': {
    label: { vi: 'Tinh thần trách nhiệm trong thực thi công vụ', en: 'Responsibility in public service' },
    article: 'Phụ lục I, mục 2.c',
    looksAt: [
      {
        vi: 'Có trách nhiệm khi tham mưu; kịp thời điều chỉnh theo yêu cầu mới',
        en: 'Responsible in advising; adjusts in time',
      },
      {
        vi: 'Cầu thị, ứng dụng kiến thức mới, phối hợp tốt trong chuyên môn',
        en: 'Eager to learn, applies new knowledge, cooperates',
      },
    ],
  },
  'II.4': {
    label: {
      vi: 'Thái độ phục vụ người dân, doanh nghiệp và khả năng phối hợp với đồng nghiệp',
      en: 'Service to citizens and businesses, and cooperation with colleagues',
    },
    article: 'Phụ lục I, mục 2.d',
    looksAt: [
      {
        vi: 'Vị trí tiếp xúc người dân, doanh nghiệp: được người dân đánh giá tích cực về sự chuyên nghiệp, rõ ràng, minh bạch',
        en: 'Posts facing citizens: citizens find the service professional, clear and open',
      },
      {
        vi: 'Vị trí khác: được đánh giá có trách nhiệm, hợp tác khi xử lý công việc liên thông',
        en: 'Other posts: found responsible and cooperative in shared work',
      },
    ],
  },
  'III.1': {
    label: {
      vi: 'Có sản phẩm, giải pháp đột phá, sáng tạo đem lại giá trị, hiệu quả thiết thực',
      en: 'New products or solutions of real value',
    },
    article: 'Phụ lục I, mục 3.a',
    looksAt: [
      {
        vi: 'Sản phẩm, giải pháp mới đem lại hiệu quả thiết thực cho cơ quan, đơn vị',
        en: 'New products or solutions that help the unit in fact',
      },
    ],
  },
  'III.2': {
    label: {
      vi: 'Sẵn sàng tham gia nhiệm vụ đặc biệt quan trọng, đột xuất, phức tạp hoặc khó khăn',
      en: 'Readiness for especially important, urgent, complex or difficult work',
    },
    article: 'Phụ lục I, mục 3.b',
    looksAt: [
      {
        vi: 'Nhận nhiệm vụ đặc biệt quan trọng, đột xuất, phức tạp hoặc khó khăn',
        en: 'Takes on especially important, urgent, complex or hard tasks',
      },
    ],
  },
  'III.3': {
    label: {
      vi: 'Chịu trách nhiệm trước kết quả công việc; chủ động nhận trách nhiệm và khắc phục khi có sai sót',
      en: 'Answering for results; owning and mending mistakes',
    },
    article: 'Phụ lục I, mục 3.c',
    looksAt: [
      {
        vi: 'Nhận trách nhiệm khi có sai sót và có biện pháp khắc phục cụ thể',
        en: 'Owns mistakes and mends them by concrete steps',
      },
    ],
  },
  'III.4': {
    label: {
      vi: 'Chủ động quyết định trong phạm vi thẩm quyền, không né tránh; tiên phong thực hiện nhiệm vụ mới',
      en: 'Deciding within own power without evasion; first to take on new tasks',
    },
    article: 'Phụ lục I, mục 3.d',
    looksAt: [
      {
        vi: 'Quyết định trong thẩm quyền, không né tránh; tiên phong với việc mới',
        en: 'Decides within own power, evades nothing, leads in new tasks',
      },
    ],
  },
}

import { Ruleset } from '../../ruleset.ts'
import { item, shareOf, text } from '../frame.ts'
import { cleanLeader, party366Leader } from '../national/party366.ts'

const article = 'Mức xếp loại theo tổ chức'

const gates = [
  [
    'communeParty',
    'Bí thư đảng ủy xã: mức của tổ chức cơ sở đảng',
    'Commune secretary: the grass-roots Party organisation',
  ],
  ['communeGovernment', 'Chủ tịch UBND xã: mức của chính quyền xã', 'Commune chair: the commune government'],
  ['division', 'Trưởng phòng: mức của phòng', 'Head of a division: the division'],
  ['cell', 'Bí thư chi bộ: mức của chi bộ', 'Secretary of a cell: the cell'],
] as const

const facts = (held: object) => ({
  general: { politics: 9_00, capacity: 9_00, mending: 9_00 },
  tasks: [],
  leadership: null,
  criteria: { results: { own: 36_00, led: 28_00 } },
  placement: {
    gates: held,
    conditions: {
      ...cleanLeader,
      onTimeAndQuality: shareOf(20, 20),
      exceeded: shareOf(6, 20),
      shortcomingsFixed: shareOf(0, 0),
      done: shareOf(20, 20),
      late: shareOf(0, 20),
    },
  },
})

/** Points by criteria, and no grade above those of the organisations that somebody answers for, as Kim Sơn ruled in 2017. */
export const pointsAndGates = Ruleset.parse({
  ...party366Leader,
  id: 'template.points-and-gates',
  title: text(
    'Mẫu: chấm điểm và giới hạn theo tổ chức (kiểu Kim Sơn, 01-QĐ/HU)',
    'Template: points and gates (in the manner of Kim Sơn, 01-QĐ/HU)',
  ),
  source: { document: 'Quy định 01-QĐ/HU (huyện Kim Sơn), theo báo cáo đã công bố', article, issued: '2017-12-01' },
  track: 'local',
  parent: party366Leader.id,
  opens: undefined,
  isTemplate: true,
  criteria: [
    {
      code: 'general',
      part: 'general',
      label: text('Tiêu chí chung', 'General criteria'),
      article,
      kind: 'rated',
      params: {
        items: [
          item('politics', 10_00, 'Chính trị, đạo đức, kỷ luật', 'Politics, ethics, discipline'),
          item('capacity', 10_00, 'Năng lực', 'Capacity'),
          item('mending', 10_00, 'Tự phê bình, khắc phục', 'Self-criticism and mending'),
        ],
      },
    },
    {
      code: 'results',
      part: 'results',
      label: text('Kết quả', 'Results'),
      article,
      kind: 'rated',
      params: {
        items: [
          item('own', 40_00, 'Nhiệm vụ của cá nhân', 'Own tasks'),
          item('led', 30_00, 'Kết quả lãnh đạo, chỉ đạo', 'Results of leading'),
        ],
      },
    },
  ],
  placement: {
    ...party366Leader.placement,
    gates: [
      ...(party366Leader.placement?.gates ?? []),
      ...gates.map(([code, vi, en]) => ({ code, label: text(vi, en), article })),
    ],
  },
  confidence: 'uncertain',
  remarks: [
    text(
      'Số điểm chia bên trong là minh họa: bảng điểm của Kim Sơn không được công bố.',
      'The points inside are illustrative: Kim Sơn’s table was not published.',
    ),
    text('Mẫu để địa phương hoàn thiện; không dùng chấm cho ai.', 'A frame to be completed; it scores nobody.'),
  ],
  golden: [
    {
      title: '91 điểm, không đứng đầu tổ chức nào',
      facts: facts({}),
      expect: { results: 64_00, total: 91_00, grade: 'excellent' },
    },
    {
      title: 'Trưởng phòng kiêm bí thư chi bộ: mức thấp hơn của hai tổ chức',
      facts: facts({ division: 'good', cell: 'completed' }),
      expect: { results: 64_00, total: 91_00, grade: 'completed' },
    },
    {
      title: 'Tổ chức được xếp loại cao hơn không nâng mức của người',
      facts: facts({ communeParty: 'excellent' }),
      expect: { results: 64_00, total: 91_00, grade: 'excellent' },
    },
  ],
})

/** Where the levels of Decree 335/2025, Article 20 begin, best first; a month's score is compared with them, a year's is graded by them. */
export const nd335Bands = [
  { grade: 'excellent', from: 90_00, label: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' } },
  { grade: 'good', from: 70_00, label: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' } },
  { grade: 'completed', from: 50_00, label: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' } },
  { grade: 'failed', from: 0, label: { vi: 'Không hoàn thành nhiệm vụ', en: 'Failed' } },
] as const

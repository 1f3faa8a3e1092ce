/** Why a published result may be replaced: what it is called on screen, and the article where the law names it. */
export const reasonNames = {
  petitionWon: { vi: 'Kiến nghị được chấp nhận', en: 'A petition was won', article: 'Điều 22 Nghị định 335/2025' },
  lateDecision: {
    vi: 'Có quyết định sau khi khoá tháng',
    en: 'A decision came after closing',
    article: 'Điều 21 khoản 3 Nghị định 335/2025',
  },
  clericalError: { vi: 'Nhập sai số liệu', en: 'A figure was entered wrongly', article: null },
  taskCorrection: { vi: 'Nghiệm thu lại nhiệm vụ', en: 'A task was accepted anew', article: null },
} as const

import type { Language } from '@congtam/core/shared/refusal'

export const USAGE =
  'pnpm --silent score [--year] FILE.json|FILE.xlsx|- [--rules RULES.json] [--explain] [--format table] [--lang vi|en] [--out COPY.xlsx] | --template OUT.xlsx | --help'

const helps = {
  vi: `Chấm một tệp theo bộ quy định mà tệp nêu, không cần máy chủ hay cơ sở dữ liệu.

  ${USAGE}

  --rules           chấm thử theo một bộ quy định đã xuất từ thư viện, tệp nêu đúng mã của nó
  --explain         thêm diễn giải ("lines") và những gì sẽ làm đổi mức ("counterfactual") cho từng người
  --format table    in bảng thay cho JSON
  --lang vi|en      ngôn ngữ của thông báo, diễn giải và bảng
  --year            xếp loại năm từ điểm các tháng
  --template        ghi bảng tính mẫu; --out ghi bản sao có kết quả

Bộ quy định có giới hạn tỷ lệ mức cao nhất (Hà Nội, NĐ 90, Quy định 366 …), kỳ có xếp loại:
  "agencies": { "U1": { "outstanding": true } }   cơ quan được cấp có thẩm quyền cho tỷ lệ cao hơn (không bắt buộc)
  mỗi người: "agency": "U1"                       cơ quan nơi tính số chỗ; một người có thì mọi người phải có
             "group": "G1"                        nhóm nhiệm vụ tương đồng, bắt buộc khi tỷ lệ tính theo nhóm
             "points": 95                         điểm để xếp hạng, chỉ khi bộ quy định không có điểm (NĐ 90)
             "notGraded": true                    người không xếp loại nhưng tính vào tổng số người
  kết quả:   "quota": { "scope", "rank", "places", "placed" }, null với người không xét chỗ
Tệp không nêu "agency" thì không xét số chỗ và kết quả không có "quota".

Tệp năm có thể nêu thêm, cho hai câu hỏi mà nghị định để ngỏ:
  "gradedOn": "2026-12-10"                        ngày đã quyết định xếp loại năm; quyết định kỷ luật sau ngày đó: A16
  mỗi người: "scoredBy": { "2026-01": "NĐ 90" }   quy định đã chấm từng tháng khi năm có hai quy định: A18
"settings" chọn cách hiểu cho câu hỏi còn để ngỏ, ví dụ { "A1": "eligible" }; kết quả nêu cách hiểu đã có tác động.
`,
  en: `Scores a file by the ruleset that it names, without a server or database.

  ${USAGE}

  --rules           tries a ruleset exported from the library; the file names its id
  --explain         adds the derivation ("lines") and what would change the level ("counterfactual") for each person
  --format table    prints a table instead of JSON
  --lang vi|en      language of messages, explanation and table
  --year            grades a year from the scores of its months
  --template        writes a template workbook; --out writes a copy with the results

Rulesets with a cap on the best grade (Hà Nội, Decree 90, Regulation 366 …), in a period that gives a grade:
  "agencies": { "U1": { "outstanding": true } }   agencies that the authority granted the higher share (optional)
  each person: "agency": "U1"                     where the places are counted; once one has it, everybody must
               "group": "G1"                      similar duties, needed where the share is counted in groups as well
               "points": 95                       what ranks, only where the rules know no points (Decree 90)
               "notGraded": true                  staff who are not graded but counted among the total staff
  result:      "quota": { "scope", "rank", "places", "placed" }, null for who is not ranked
A file without "agency" gives out no places, and its results have no "quota".

A file of a year may say more, for two questions that the decree leaves open:
  "gradedOn": "2026-12-10"                        when the year was graded; a disciplinary decision after that day: A16
  each person: "scoredBy": { "2026-01": "NĐ 90" } the rules that scored each month, where a year has two: A18
"settings" chooses the reading of an open question, such as { "A1": "eligible" }; a result names the readings that mattered.
`,
} satisfies Record<Language, string>

/** What the command does, and the keys that its files may have beyond the contract's own example. */
export function helpText(language: Language): string {
  return helps[language]
}

/** The yearly input that the scoring contract shows. */
export const yearSample = `{
  "ruleset": "vn.nd335-2025.year", "year": 2026, "settings": { "A15": "strict" },
  "agencies": { "U1": { "grade": "good", "outstanding": false } },
  "subjects": [ { "id": "S1", "agency": "U1", "group": "G1", "role": "staff", "monthsWorked": 12,
    "months": { "2026-01": 88.25, "2026-02": 91 },
    "conduct": [ { "kind": "discipline", "dutyRelated": true, "document": "12/QĐ", "effective": "2026-05-10" } ] } ]
}`

/** The sample with one piece of its text replaced. */
export function yearSampleWith(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The sample has no ${from}`)
    return text.replace(from, to)
  }, yearSample)
}

/** The input that the scoring contract shows. */
export const contractSample = `{
  "ruleset": "vn.nd335-2025.staff",
  "period": "2026-08",
  "settings": {},
  "subjects": [
    {
      "id": "S1",
      "general": { "I.1": 5, "I.2": 5, "II.1": 2.5, "II.2": 2.5, "II.3": 2.5, "II.4": 2.5, "III.1": 2.5, "III.2": 2.5, "III.3": 2, "III.4": 2 },
      "tasks": [
        { "id": "t1", "quantity": 3, "coefficient": 1.6, "origin": "planned", "reassignedAway": false, "accepted": 3,
          "qualityFailures": [ { "quantity": 1, "objectiveCause": false } ],
          "missedDeadlines": [ { "objectiveCause": true } ] }
      ],
      "leadership": { "d": 1, "dd": 1, "e": 0.5 }
    }
  ]
}`

/** The sample with one piece of its text replaced. */
export function sampleWith(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The sample has no ${from}`)
    return text.replace(from, to)
  }, contractSample)
}

import { fraction } from '../../shared/fraction.ts'
import { decimal } from '../../shared/points.ts'
import { type Ambiguity, Settings } from '../ambiguity.ts'
import { equalsPoints, formula } from '../criteria/formula.ts'
import { type Derivation, derivationNode, type Step } from '../derivation.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { type Bilingual, rulesetSha256 } from '../ruleset.ts'
import { countingYear } from './conduct.ts'
import { quotaStep, standingText } from './explain-quota.ts'
import { gradeNames } from './grade.ts'
import { countedScores, periodMean } from './mean.ts'
import type { YearResult } from './score-year.ts'
import type { YearFacts, YearSubject } from './year-facts.ts'
import type { YearRuleset } from './year-ruleset.ts'

/** How the grade came about: quota, gates, conduct and band, down to the months. Never throws: what is not known has no value. */
export function explainYear(
  ruleset: YearRuleset,
  facts: YearFacts,
  subject: YearSubject,
  result: YearResult,
  /** What organisations are called, where the facts know them by their ids. */
  nameOf: (organisation: string) => string = (organisation) => organisation,
): Derivation {
  const graded = result.grade !== null
  const root: Step = {
    id: 'grade',
    label: { vi: 'Mức xếp loại chất lượng năm', en: 'Grade of the year' },
    value: result.grade,
    unit: 'grade',
    formula: graded ? chain(ruleset, subject, result, nameOf) : null,
    article: result.reason === 'lessThanSixMonths' ? ruleset.mean.leastMonths.article : ruleset.source.article,
    ...(result.reason === 'lessThanSixMonths' && { says: ruleset.mean.leastMonths.says }),
    inputs: [
      ...(result.reason === null ? [] : [{ name: 'reason', value: result.reason }]),
      ...result.settings.map(({ number, value }) => ({ name: number, value })),
      ...result.waitsFor.agencies.map((agency) => ({ name: 'waitsFor', value: nameOf(agency) })),
      ...result.waitsFor.months.map((month) => ({ name: 'waitsFor', value: month })),
    ],
    children: [
      ...(graded ? quotaSteps(ruleset, result) : []),
      ...(graded ? gateSteps(ruleset, facts, subject, result, nameOf) : []),
      ...(graded ? conductSteps(ruleset, facts, subject, result) : []),
      bandStep(ruleset, facts, subject, result),
    ],
  }
  return {
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset), title: ruleset.title },
    root: derivationNode(root, ruleset.source.document),
  }
}

const arrow = (steps: Bilingual[]): Bilingual => ({
  vi: steps.map(({ vi }) => vi).join(' → '),
  en: steps.map(({ en }) => en).join(' → '),
})

const because = (grade: Grade, { vi, en }: Bilingual): Bilingual => ({
  vi: `${gradeNames[grade].vi} (${vi})`,
  en: `${gradeNames[grade].en} (${en})`,
})

/** `Excellent (91.5 points) → Good (rank 7 of 5 places)`: each step that changed the grade, with its reason. */
function chain(
  ruleset: YearRuleset,
  subject: YearSubject,
  result: YearResult,
  nameOf: (organisation: string) => string,
): Bilingual {
  const { band, mean, grade, overriddenBy, gatedBy, quota } = result
  const steps: Bilingual[] = []
  const points = formula(decimal(mean ?? 0, 2))
  if (band) steps.push(because(band, { vi: `${points.vi} điểm`, en: `${points.en} points` }))
  const conduct = overriddenBy === null ? undefined : subject.conduct[overriddenBy]
  const rule = ruleset.overrides.find(({ kind }) => kind === conduct?.kind)
  if (conduct && rule) {
    steps.push(
      because(rule.grade, { vi: `${rule.label.vi}, ${conduct.document}`, en: `${rule.label.en}, ${conduct.document}` }),
    )
  }
  if (gatedBy !== null && grade) {
    const { vi, en } = { vi: `giới hạn theo ${nameOf(gatedBy)}`, en: `limited by ${nameOf(gatedBy)}` }
    steps.push(because(quota && !quota.placed ? (ruleset.quotas[0]?.grade ?? grade) : grade, { vi, en }))
  }
  if (quota && grade) steps.push(because(grade, standingText(quota)))
  return arrow(steps)
}

function quotaSteps(ruleset: YearRuleset, { quota, grade }: YearResult): Step[] {
  const rule = ruleset.quotas[0]
  return quota && rule ? [quotaStep(rule, quota, grade)] : []
}

function gateSteps(
  ruleset: YearRuleset,
  { agencies }: YearFacts,
  { role, heads }: YearSubject,
  result: YearResult,
  nameOf: (organisation: string) => string,
): Step[] {
  const rule = ruleset.gates.find(({ roles }) => roles.includes(role))
  if (!rule) return []
  return heads.map((agency) => ({
    id: `gate-${agency}`,
    label: {
      vi: `Mức xếp loại của ${nameOf(agency)}${result.gatedBy === agency ? ': giới hạn mức của người đứng đầu' : ''}`,
      en: `Grade of ${nameOf(agency)}${result.gatedBy === agency ? ': limits the grade of its head' : ''}`,
    },
    value: agencies[agency]?.grade ?? null,
    unit: 'grade',
    article: rule.article,
    says: rule.says,
  }))
}

function conductSteps(ruleset: YearRuleset, { year }: YearFacts, subject: YearSubject, result: YearResult): Step[] {
  return subject.conduct.flatMap((conduct, index): Step[] => {
    const rule = ruleset.overrides.find(({ kind }) => kind === conduct.kind)
    if (!rule) return []
    const counts = countingYear(conduct, subject.conduct)
    const isIt = result.overriddenBy === index
    return [
      {
        id: `conduct-${index}`,
        label: {
          vi: `${rule.label.vi}: ${conduct.document}, hiệu lực ${conduct.effective}${isIt ? '' : ' (không làm thay đổi mức)'}`,
          en: `${rule.label.en}: ${conduct.document}, effective ${conduct.effective}${isIt ? '' : ' (does not change the grade)'}`,
        },
        value: isIt ? rule.grade : null,
        unit: 'grade',
        article: rule.article,
        says: rule.says,
        inputs: [
          { name: 'document', value: conduct.document },
          { name: 'effective', value: conduct.effective },
          ...(conduct.dutyRelated === null ? [] : [{ name: 'dutyRelated', value: String(conduct.dutyRelated) }]),
          ...(counts === year ? [] : [{ name: 'countedIn', value: String(counts) }]),
        ],
      },
    ]
  })
}

/** A reading that did not touch the grade changes nothing in its explanation either. */
function readingOf<Number extends Ambiguity>({ settings }: YearResult, number: Number): Settings[Number] {
  return Settings.parse(Object.fromEntries(settings.map((used) => [used.number, used.value])))[number]
}

function bandStep(ruleset: YearRuleset, { year }: YearFacts, subject: YearSubject, result: YearResult): Step {
  const { monthsWorked, provisional } = subject
  const months = countedScores(subject, readingOf(result, 'A18'))
  const { mean, months: counted, sum } = periodMean(months, { kind: 'year', year })
  const band = ruleset.bands.find(({ grade }) => grade === result.band)
  const terms = counted.map((month) => decimal(months[month] ?? 0, 2)).join(' + ')
  return {
    id: 'band',
    label: { vi: 'Mức theo điểm trung bình năm', en: 'Grade of the mean by itself' },
    value: result.band,
    unit: 'grade',
    ...(band && { article: band.article }),
    children: [
      {
        id: 'mean',
        label: { vi: 'Điểm trung bình của các tháng', en: 'Mean of the months' },
        value: mean === null ? null : decimal(mean, 2),
        unit: 'points',
        formula:
          mean === null
            ? null
            : formula(`(${terms}) / ${counted.length} ${equalsPoints(fraction(sum, counted.length))}`),
        article: ruleset.mean.article,
        says: ruleset.mean.says,
        inputs: [{ name: 'monthsWorked', value: decimal(monthsWorked, 2) }],
        children: counted.map((month) => ({
          id: month,
          label: {
            vi: `Tháng ${month.slice(5)}/${month.slice(0, 4)}${provisional.includes(month) ? ' (tạm tính)' : ''}`,
            en: `${month}${provisional.includes(month) ? ' (provisional)' : ''}`,
          },
          value: decimal(months[month] ?? 0, 2),
          unit: 'points',
        })),
      },
    ],
  }
}

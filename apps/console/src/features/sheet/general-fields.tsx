import type { GeneralCode, GivenPoints } from '@congtam/core/evaluation/general'
import { generalMax } from '@congtam/core/evaluation/general'
import { generalCriteria, generalGroups } from '@congtam/core/evaluation/rulesets/nd335-general'
import { NumberInput } from '@mantine/core'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { points } from '../../components/figures.tsx'
import { language, said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { fieldOf, type GeneralDraft, groups, sumOf } from './general-points.ts'
import css from './sheet.module.css'

interface GeneralFieldsProps {
  value: GeneralDraft
  onChange: (code: GeneralCode, points: number | null) => void
  /** The self score, shown to whoever assesses. */
  beside?: GivenPoints | null
  problems: readonly Problem[]
}

/** Form 01 part I: ten criteria, each with what the annex looks at, a slider by a quarter point and a box for the number. */
export function GeneralFields({ value, onChange, beside, problems }: GeneralFieldsProps) {
  return groups.map(({ group, codes }) => (
    <fieldset key={group} className={css.group}>
      <legend>
        <span>
          {group}. {said(generalGroups[group])}
        </span>
        <output>{m.sheet_group_sum({ sum: points(sumOf(value, codes).sum) })}</output>
      </legend>
      {codes.map((code) => (
        <Criterion
          key={code}
          code={code}
          value={value[code]}
          own={beside?.[code] ?? null}
          onChange={(next) => onChange(code, next)}
          error={problemOf(problems, fieldOf(code))}
        />
      ))}
    </fieldset>
  ))
}

interface CriterionProps {
  code: GeneralCode
  value: number | null
  own: number | null
  onChange: (points: number | null) => void
  error: string | undefined
}

const QUARTER = 25

function Criterion({ code, value, own, onChange, error }: CriterionProps) {
  const { label, article, looksAt } = generalCriteria[code]
  const most = generalMax[code]
  const field = fieldOf(code)
  return (
    <div className={css.criterion}>
      <label htmlFor={field}>
        {code} {said(label)} <span className={css.quiet}>{m.sheet_most({ most: points(most) })}</span>
      </label>
      <div className={css.rate}>
        <input
          type="range"
          min={0}
          max={most}
          step={QUARTER}
          value={value ?? 0}
          data-empty={value === null ? true : undefined}
          aria-label={m.sheet_slider({ code })}
          aria-valuetext={value === null ? m.sheet_no_points() : points(value)}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
        <NumberInput
          id={field}
          value={value === null ? '' : value / 100}
          onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 100))}
          min={0}
          max={most / 100}
          clampBehavior="strict"
          step={QUARTER / 100}
          decimalScale={2}
          decimalSeparator={language() === 'vi' ? ',' : '.'}
          allowedDecimalSeparators={[',', '.']}
          hideControls
          inputMode="decimal"
          error={error}
          className={css.box}
        />
      </div>
      {own === null ? null : <Beside own={own} value={value} />}
      <details>
        <summary>{m.sheet_looks_at({ article })}</summary>
        <ul>
          {looksAt.map((line) => (
            <li key={line.vi}>{said(line)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** The self score with the difference by sign and word, not by colour alone. */
function Beside({ own, value }: { own: number; value: number | null }) {
  const difference = value === null ? 0 : value - own
  return (
    <p className={css.beside}>
      {m.sheet_self_gave({ value: points(own) })}
      {difference === 0 ? null : (
        <strong data-tone={difference > 0 ? 'good' : 'bad'}>
          {difference > 0 ? '+' : '−'}
          {points(Math.abs(difference))}
        </strong>
      )}
    </p>
  )
}

import type { GivenPoints } from '@congtam/core/evaluation/general'
import { NumberInput } from '@mantine/core'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { points } from '../../components/figures.tsx'
import { language, said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import {
  type Criterion,
  fieldOf,
  type GeneralDraft,
  groupsOf,
  mostOf,
  nameOf,
  shortNameOf,
  sumOf,
} from './general-points.ts'
import css from './sheet.module.css'

interface GeneralFieldsProps {
  criteria: readonly Criterion[]
  value: GeneralDraft
  onChange: (code: string, points: number | null) => void
  /** The self score, shown to whoever assesses. */
  beside?: GivenPoints | null
  problems: readonly Problem[]
}

/** Form 01 part I: the criteria of the month's ruleset, each with what is looked at, a slider by its step and a box for the number. */
export function GeneralFields({ criteria, value, onChange, beside, problems }: GeneralFieldsProps) {
  return groupsOf(criteria).map(({ title, criteria: members }) => (
    <fieldset key={title} className={css.group}>
      <legend>
        <span>{title}</span>
        <output>{m.sheet_group_sum({ sum: points(sumOf(value, members).sum), most: points(mostOf(members)) })}</output>
      </legend>
      {members.map((criterion) => (
        <CriterionField
          key={criterion.code}
          criterion={criterion}
          value={value[criterion.code] ?? null}
          own={beside?.[criterion.code] ?? null}
          onChange={(next) => onChange(criterion.code, next)}
          error={problemOf(problems, fieldOf(criterion.code))}
        />
      ))}
    </fieldset>
  ))
}

interface CriterionFieldProps {
  criterion: Criterion
  value: number | null
  own: number | null
  onChange: (points: number | null) => void
  error: string | undefined
}

function CriterionField({ criterion, value, own, onChange, error }: CriterionFieldProps) {
  const { code, article, looksAt, max: most, step } = criterion
  const field = fieldOf(code)
  return (
    <div className={css.criterion}>
      <label htmlFor={field}>
        {nameOf(criterion)} <span className={css.quiet}>{m.sheet_most({ most: points(most) })}</span>
      </label>
      <div className={css.rate}>
        <input
          type="range"
          min={0}
          max={most}
          step={step}
          value={value ?? 0}
          data-empty={value === null ? true : undefined}
          aria-label={m.sheet_slider({ code: shortNameOf(criterion) })}
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
          step={step / 100}
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
      {looksAt.length > 0 ? (
        <details>
          <summary>{m.sheet_looks_at({ article })}</summary>
          <ul>
            {looksAt.map((line) => (
              <li key={line.vi}>{said(line)}</li>
            ))}
          </ul>
        </details>
      ) : (
        <p className={css.quiet}>{criterion.says ? `${article}: ${said(criterion.says)}` : article}</p>
      )}
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

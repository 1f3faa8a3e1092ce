import { NativeSelect, NumberInput } from '@mantine/core'
import { points } from '../../components/figures.tsx'
import { language, said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './correction.module.css'
import type { Edits, Facts } from './edits.ts'

interface FactFieldsProps {
  facts: Facts
  edits: Edits
  onChange: (next: Partial<Edits>) => void
}

const shares = { full: m.correction_share_full, half: m.correction_share_half }

/** What the superior decided on the sheet: each figure as it is, and a place for the right one. */
export function FactFields({ facts, edits, onChange }: FactFieldsProps) {
  return (
    <>
      <fieldset className={css.group}>
        <legend>{m.correction_general()}</legend>
        <div className={css.figures}>
          {facts.general.map(({ code, label, max, points: now }) => {
            const what = `${code} ${said(label)}`
            const typed = edits.general[code] ?? null
            return (
              <div key={code} className={css.figure} data-changed={(typed !== null && typed !== now) || undefined}>
                <span>{what}</span>
                <span className={css.now}>
                  {m.correction_now()} {points(now)} / {points(max)}
                </span>
                <NumberInput
                  id={`general-${code}`}
                  aria-label={m.correction_new_of({ what })}
                  placeholder={m.correction_new()}
                  value={typed === null ? '' : typed / 100}
                  onChange={(next) =>
                    onChange({
                      general: { ...edits.general, [code]: next === '' ? null : Math.round(Number(next) * 100) },
                    })
                  }
                  min={0}
                  decimalScale={2}
                  decimalSeparator={language() === 'vi' ? ',' : '.'}
                  allowedDecimalSeparators={[',', '.']}
                  hideControls
                  inputMode="decimal"
                />
              </div>
            )
          })}
        </div>
      </fieldset>
      {facts.leadership.length > 0 ? (
        <fieldset className={css.group}>
          <legend>{m.correction_leadership()}</legend>
          <div className={css.figures}>
            {facts.leadership.map(({ term, label, share }) => {
              const chosen = edits.leadership[term] ?? share
              return (
                <div key={term} className={css.figure} data-changed={chosen !== share || undefined}>
                  <span>{said(label)}</span>
                  <span className={css.now}>
                    {m.correction_now()} {shares[share]()}
                  </span>
                  <NativeSelect
                    aria-label={m.correction_new_of({ what: said(label) })}
                    value={chosen}
                    onChange={({ currentTarget: { value } }) =>
                      onChange({ leadership: { ...edits.leadership, [term]: value === 'full' ? 'full' : 'half' } })
                    }
                    data={(['full', 'half'] as const).map((value) => ({
                      value,
                      label: value === share ? m.correction_keep({ value: shares[value]() }) : shares[value](),
                    }))}
                  />
                </div>
              )
            })}
          </div>
        </fieldset>
      ) : null}
    </>
  )
}

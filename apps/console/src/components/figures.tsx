import { VisuallyHidden } from '@mantine/core'
import { language } from '../language.ts'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

/** A scaled integer as people write it here: decimal comma, no more places than there are digits to show. */
export function figure(value: number, scale: number, places: number): string {
  const form = new Intl.NumberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: places })
  return form.format(value / 10 ** scale)
}

/** Points in hundredths. */
export const points = (value: number) => figure(value, 2, 2)
/** A quantity or coefficient in thousandths; products are counted by the whole or in simple parts. */
export const quantity = (value: number) => figure(value, 3, 3)
/** Converted units in millionths: quantity times coefficient. */
export const units = (value: number) => figure(value, 6, 2)

interface PointsTextProps {
  /** Hundredths; null where nothing was computed yet. */
  value: number | null
  /** Opens the derivation. A figure that was computed should have it. */
  onWhy?: (() => void) | undefined
}

/** Points with a decimal comma and at most two places; a button where the figure can be opened. */
export function PointsText({ value, onWhy }: PointsTextProps) {
  if (value === null)
    return (
      <>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{m.figure_none()}</VisuallyHidden>
      </>
    )
  if (!onWhy) return <span className={css.figure}>{points(value)}</span>
  return (
    <button
      type="button"
      className={`${css.figure} ${css.open}`}
      onClick={onWhy}
      aria-label={m.figure_why({ value: points(value) })}
    >
      {points(value)}
    </button>
  )
}

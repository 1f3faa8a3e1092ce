import { NumberInput } from '@mantine/core'
import { language } from '../../language.ts'

interface QuantityFieldProps {
  id?: string
  label?: string
  /** For a field in a table, whose head is its label. */
  spoken?: string
  description?: string
  /** Thousandths; null while nothing is typed. */
  value: number | null
  onChange: (value: number | null) => void
  error?: string | undefined
  className?: string | undefined
  disabled?: boolean
}

/** How many products, typed as people write numbers and kept in thousandths. Nothing typed is changed behind one's back. */
export function QuantityField({ spoken, value, onChange, ...rest }: QuantityFieldProps) {
  return (
    <NumberInput
      {...rest}
      {...(spoken ? { 'aria-label': spoken } : {})}
      value={value === null ? '' : value / 1000}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 1000))}
      decimalScale={3}
      decimalSeparator={language() === 'vi' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      hideControls
      inputMode="decimal"
    />
  )
}

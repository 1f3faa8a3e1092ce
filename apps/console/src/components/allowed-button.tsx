import type { Allowance } from '@congtam/api/access/allow'
import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { said } from '../language.ts'
import css from './parts.module.css'

interface AllowedButtonProps extends ButtonProps {
  allowance: Allowance
  onClick?: () => void
  type?: 'button' | 'submit'
  children: ReactNode
}

/**
 * A button that says why it is closed and who can act, instead of going grey in silence.
 * It stays in the tab order, and its reason is read out with it.
 */
export function AllowedButton({ allowance, onClick, type = 'button', children, ...rest }: AllowedButtonProps) {
  const reasonId = useId()
  if (allowance.allowed) {
    return (
      <Button type={type} {...(onClick ? { onClick } : {})} {...rest}>
        {children}
      </Button>
    )
  }
  return (
    <span className={css.allowed}>
      <Button type="button" {...rest} variant="default" aria-disabled="true" aria-describedby={reasonId}>
        {children}
      </Button>
      <span id={reasonId} className={css.reason}>
        {said(allowance.what)} {said(allowance.next)}
      </span>
    </span>
  )
}

import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import * as m from '../paraglide/messages.js'
import { isWithin, useForm } from './form-context.ts'
import css from './schema-form.module.css'

interface FoldProps {
  id: string
  title: ReactNode
  /** Acts on the whole, such as moving it; they stand at the end of what is folded. */
  tools?: ReactNode
  isOpen?: boolean
  /** The places that stand in it, where they are not below its own. */
  within?: readonly string[]
  children: () => ReactNode
}

/** A part that is drawn when it is opened, and opens by itself when something within it is sought. */
export function Fold({ id, title, tools, isOpen = false, within, children }: FoldProps) {
  const { problems, sought } = useForm()
  const [open, setOpen] = useState(isOpen)
  const holds = (field: string) => (within ?? [id]).some((place) => isWithin(field, place))
  const count = problems.filter(({ field }) => holds(field)).length
  // A fold that is drawn because of what is sought has to open at once.
  const [answered, setAnswered] = useState<typeof sought>(null)
  if (sought !== answered) {
    setAnswered(sought)
    if (sought && holds(sought.field)) setOpen(true)
  }
  return (
    <details className={css.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={id}>
        <span>{title}</span>
        {count > 0 ? (
          <span className={css.count}>
            <IconAlertTriangle size={14} aria-hidden={true} /> {m.form_problems_here({ count })}
          </span>
        ) : null}
      </summary>
      {open ? (
        <div className={css.inside}>
          {children()}
          {tools}
        </div>
      ) : null}
    </details>
  )
}

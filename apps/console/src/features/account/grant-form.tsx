import { Role } from '@congtam/core/access/role'
import { roleNames } from '@congtam/core/access/role-name'
import { Button, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { type ListedUnit, UnitPicker } from '../unit/unit-picker.tsx'
import css from './account.module.css'

/** Rights that cover the whole province when no unit is named. */
const WHOLE_PROVINCE: readonly Role[] = ['admin', 'auditor']

/** Gives a right from today on, over one unit or the whole province. */
export function GrantForm({ userId, onDone }: { userId: string; onDone: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [role, setRole] = useState<Role>('official')
  const [unit, setUnit] = useState<ListedUnit | null>(null)
  const [tried, setTried] = useState(false)
  const grant = useAct(
    trpc.account.grant.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries(trpc.account.list.pathFilter())
        onDone()
      },
    }),
  )
  const lacksUnit = unit === null && !WHOLE_PROVINCE.includes(role)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!lacksUnit) grant.start({ userId, role, unitId: unit?.id ?? null, validFrom: today, validTo: null })
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={tried && lacksUnit ? [{ field: 'grant-unit', text: m.account_unit_needed() }] : []} />
      <NativeSelect
        label={m.account_role()}
        value={role}
        onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
        data={Role.options.map((one) => ({ value: one, label: said(roleNames[one]) }))}
      />
      {unit ? (
        <p>
          <strong>{unit.name}</strong>{' '}
          <Button size="xs" variant="default" onClick={() => setUnit(null)}>
            {m.account_other_unit()}
          </Button>
        </p>
      ) : (
        <div id="grant-unit" tabIndex={-1}>
          <UnitPicker
            label={WHOLE_PROVINCE.includes(role) ? m.account_unit_or_province() : m.account_unit()}
            onPick={setUnit}
          />
        </div>
      )}
      <RefusalNote error={grant.error} />
      <div className={css.confirm}>
        <Button type="submit" loading={grant.isPending}>
          {m.account_give_right()}
        </Button>
        <Button variant="default" onClick={onDone}>
          {m.account_cancel()}
        </Button>
      </div>
    </form>
  )
}

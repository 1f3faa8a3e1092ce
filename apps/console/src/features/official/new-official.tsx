import { Official, ServiceClass } from '@congtam/core/organisation/official'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import css from './official.module.css'
import { serviceName } from './position.ts'
import { type PostDraft, PostFields, postProblems } from './post-fields.tsx'
import { type OfficialTraits, TraitFields, traitProblems } from './trait-fields.tsx'

/** Enters a person with the first post, then opens the person's file. */
export function NewOfficial({ unit, onClose }: { unit: PostDraft['unit']; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { today } = useSession()
  const [fullName, setFullName] = useState('')
  const [staffNumber, setStaffNumber] = useState('')
  const [serviceClass, setServiceClass] = useState<ServiceClass>('civilServant')
  const [traits, setTraits] = useState<OfficialTraits>({ sex: null, birthYear: null })
  const [post, setPost] = useState<PostDraft>({ unit, title: '', positionClass: 'staff', validFrom: today })
  const [tried, setTried] = useState(false)
  const create = useAct(
    trpc.official.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await cache.invalidateQueries()
        void navigate({ to: paths.official, params: { officialId: id } })
      },
    }),
  )
  const isNumber = Official.shape.staffNumber.safeParse(staffNumber).success
  const missing = [
    ...(fullName.trim() === '' ? [{ field: 'official-name', text: m.official_name_needed() }] : []),
    ...(isNumber ? [] : [{ field: 'official-number', text: m.official_number_needed() }]),
    ...traitProblems(traits),
    ...postProblems(post),
  ]
  const problems = tried ? missing : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const { unit: chosen, title, positionClass, validFrom } = post
    if (missing.length > 0 || !chosen) return
    const first = { unitId: chosen.id, title: title.trim(), positionClass, validFrom, validTo: null }
    create.start({ fullName: fullName.trim(), staffNumber, serviceClass, ...traits, post: first })
  }

  return (
    <Panel title={m.official_new()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <TextInput
          id="official-name"
          data-autofocus
          label={m.official_name()}
          maxLength={120}
          value={fullName}
          onChange={({ currentTarget }) => setFullName(currentTarget.value)}
          error={problemOf(problems, 'official-name')}
        />
        <div className={css.pair}>
          <TextInput
            id="official-number"
            label={m.official_staff_number()}
            description={m.official_number_form()}
            maxLength={20}
            value={staffNumber}
            onChange={({ currentTarget }) => setStaffNumber(currentTarget.value.toUpperCase().trim())}
            error={problemOf(problems, 'official-number')}
          />
          <NativeSelect
            label={m.official_service()}
            value={serviceClass}
            onChange={({ currentTarget }) => setServiceClass(ServiceClass.parse(currentTarget.value))}
            data={ServiceClass.options.map((one) => ({ value: one, label: serviceName(one) }))}
          />
        </div>
        <TraitFields traits={traits} problems={problems} onChange={setTraits} />
        <h3>{m.post_first()}</h3>
        <PostFields post={post} onChange={setPost} problems={problems} />
        <RefusalNote error={create.error} />
        <p className={css.quiet}>{m.official_new_next()}</p>
        <Button type="submit" loading={create.isPending}>
          {m.official_new()}
        </Button>
      </form>
    </Panel>
  )
}

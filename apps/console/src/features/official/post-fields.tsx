import { PositionClass } from '@congtam/core/organisation/post'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import * as m from '../../paraglide/messages.js'
import { UnitPicker } from '../unit/unit-picker.tsx'
import css from './official.module.css'
import { positionName } from './position.ts'

/** A post as it is being typed. */
export interface PostDraft {
  unit: { id: string; name: string } | null
  title: string
  positionClass: PositionClass
  validFrom: string
}

/** What is still missing of a post. */
export function postProblems(post: PostDraft): Problem[] {
  return [
    ...(post.unit === null ? [{ field: 'post-unit', text: m.post_unit_needed() }] : []),
    ...(post.title.trim() === '' ? [{ field: 'post-title', text: m.post_title_needed() }] : []),
    ...(post.validFrom === '' ? [{ field: 'post-from', text: m.unit_day_needed() }] : []),
  ]
}

interface PostFieldsProps {
  post: PostDraft
  onChange: (post: PostDraft) => void
  problems: readonly Problem[]
}

/** In which unit, as what, in which position and from when. */
export function PostFields({ post, onChange, problems }: PostFieldsProps) {
  return (
    <>
      {post.unit ? (
        <p>
          <strong>{post.unit.name}</strong>{' '}
          <Button size="xs" variant="default" onClick={() => onChange({ ...post, unit: null })}>
            {m.account_other_unit()}
          </Button>
        </p>
      ) : (
        <div id="post-unit" tabIndex={-1}>
          <UnitPicker label={m.post_unit()} onPick={({ id, name }) => onChange({ ...post, unit: { id, name } })} />
        </div>
      )}
      <TextInput
        id="post-title"
        label={m.official_title()}
        placeholder={m.post_title_example()}
        maxLength={200}
        value={post.title}
        onChange={({ currentTarget }) => onChange({ ...post, title: currentTarget.value })}
        error={problemOf(problems, 'post-title')}
      />
      <div className={css.pair}>
        <NativeSelect
          label={m.official_position()}
          value={post.positionClass}
          onChange={({ currentTarget }) =>
            onChange({ ...post, positionClass: PositionClass.parse(currentTarget.value) })
          }
          data={PositionClass.options.map((one) => ({ value: one, label: positionName(one) }))}
        />
        <TextInput
          id="post-from"
          type="date"
          label={m.unit_from_day()}
          value={post.validFrom}
          onChange={({ currentTarget }) => onChange({ ...post, validFrom: currentTarget.value })}
          error={problemOf(problems, 'post-from')}
        />
      </div>
    </>
  )
}

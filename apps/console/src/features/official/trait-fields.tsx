import { BirthYear, Sex } from '@congtam/core/organisation/official'
import { NativeSelect, TextInput } from '@mantine/core'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import * as m from '../../paraglide/messages.js'
import css from './official.module.css'
import { sexName } from './position.ts'

/** What is on record only to see whether rules weigh on some more than on others. */
export interface OfficialTraits {
  sex: Sex | null
  birthYear: number | null
}

/** A birth year that is half typed. */
export function traitProblems({ birthYear }: OfficialTraits): Problem[] {
  const isYear = birthYear === null || BirthYear.safeParse(birthYear).success
  return isYear ? [] : [{ field: 'official-birth-year', text: m.official_birth_year_digits() }]
}

interface TraitFieldsProps {
  traits: OfficialTraits
  problems: readonly Problem[]
  onChange: (traits: OfficialTraits) => void
}

export function TraitFields({ traits, problems, onChange }: TraitFieldsProps) {
  const { sex, birthYear } = traits
  return (
    <div className={css.pair}>
      <NativeSelect
        label={m.official_sex()}
        value={sex ?? ''}
        onChange={({ currentTarget }) => onChange({ ...traits, sex: Sex.safeParse(currentTarget.value).data ?? null })}
        data={[
          { value: '', label: m.official_not_on_record() },
          ...Sex.options.map((one) => ({ value: one, label: sexName(one) })),
        ]}
      />
      <TextInput
        id="official-birth-year"
        error={problemOf(problems, 'official-birth-year')}
        label={m.official_birth_year()}
        description={m.official_traits_why()}
        inputMode="numeric"
        maxLength={4}
        value={birthYear ?? ''}
        onChange={({ currentTarget }) => {
          const digits = currentTarget.value.replace(/\D/g, '')
          onChange({ ...traits, birthYear: digits === '' ? null : Number(digits) })
        }}
      />
    </div>
  )
}

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { scaled } from '@congtam/core/shared/points'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, type Problem, problemOf } from '../../components/error-summary.tsx'
import type { Grade } from '../../components/mark.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './year.module.css'
import { GRADES, gradeWord, type UnitYear } from './year-words.tsx'

const figures = {
  general: m.year_figures_general,
  results: m.year_figures_results,
  tasks: m.year_figures_tasks,
  done: m.year_figures_done,
  onTime: m.year_figures_on_time,
  late: m.year_figures_late,
  exceeded: m.year_figures_exceeded,
  below: m.year_figures_below,
  belowFine: m.year_figures_below_fine,
  found: m.year_figures_found,
  fixed: m.year_figures_fixed,
} satisfies Record<string, () => string>
type Figure = keyof typeof figures
const FIGURES = Object.keys(figures) as Figure[]

/** Records how an organisation was graded above it, with its figures where they are at hand. */
export function AgencyForm({
  agency,
  year,
  onDone,
}: {
  agency: UnitYear['agencies'][number]
  year: number
  onDone: () => void
}) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const [grade, setGrade] = useState<Grade | ''>(agency.grade ?? '')
  const [document, setDocument] = useState(agency.document)
  const [decidedOn, setDecidedOn] = useState<string>(agency.decidedOn ?? session.today)
  const [outstanding, setOutstanding] = useState(agency.outstanding)
  const [outstandingDocument, setOutstandingDocument] = useState(agency.outstandingDocument)
  const [given, setGiven] = useState<Partial<Record<Figure, string>>>({})
  const [wrongdoing, setWrongdoing] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const record = useAct(
    trpc.year.recordAgencyGrade.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onDone()
      },
    }),
  )

  function save(event: FormEvent) {
    event.preventDefault()
    const read = factsOf(given, wrongdoing)
    setProblems(read.problems)
    if (read.problems.length > 0) return
    record.start({
      unitId: agency.unitId,
      year,
      grade: grade === '' ? null : grade,
      document,
      decidedOn,
      outstanding,
      outstandingDocument,
      facts: read.facts,
    })
  }

  return (
    <form className={css.form} onSubmit={save} noValidate={true}>
      <ErrorSummary problems={problems} />
      <NativeSelect
        label={m.year_agency_grade()}
        data-autofocus
        value={grade}
        // Its options are the grades and nothing.
        onChange={({ currentTarget }) => setGrade(currentTarget.value as Grade | '')}
        data={[
          { value: '', label: m.year_agency_no_grade() },
          ...GRADES.map((value) => ({ value, label: gradeWord(value) })),
        ]}
        className={css.wide}
      />
      <TextInput
        label={m.year_document()}
        value={document}
        onChange={({ currentTarget }) => setDocument(currentTarget.value)}
        className={css.wide}
      />
      <TextInput
        type="date"
        label={m.year_decided_on()}
        value={decidedOn}
        onChange={({ currentTarget }) => setDecidedOn(currentTarget.value)}
        required
        className={css.wide}
      />
      <Checkbox
        label={m.year_agency_is_outstanding()}
        checked={outstanding}
        onChange={({ currentTarget }) => setOutstanding(currentTarget.checked)}
      />
      {outstanding ? (
        <TextInput
          label={m.year_agency_outstanding_document()}
          value={outstandingDocument}
          onChange={({ currentTarget }) => setOutstandingDocument(currentTarget.value)}
          className={css.wide}
        />
      ) : null}
      <details className={`${css.fold} ${css.wide}`}>
        <summary>{m.year_figures()}</summary>
        {FIGURES.map((name) => (
          <TextInput
            key={name}
            id={name}
            label={figures[name]()}
            inputMode="decimal"
            value={given[name] ?? ''}
            error={problemOf(problems, name)}
            onChange={({ currentTarget }) => setGiven({ ...given, [name]: currentTarget.value })}
          />
        ))}
        <Checkbox
          label={m.year_figures_wrongdoing()}
          checked={wrongdoing}
          onChange={({ currentTarget }) => setWrongdoing(currentTarget.checked)}
        />
      </details>
      <RefusalNote error={record.error} />
      <Button type="submit" loading={record.isPending}>
        {m.year_save()}
      </Button>
    </form>
  )
}

interface Facts {
  general: number
  results: number
  conditions: Record<string, boolean | { done: number; of: number } | null>
}

/** The figures as the rules read them: points in hundredths, counts whole. None at all where nothing was entered. */
function factsOf(
  given: Partial<Record<Figure, string>>,
  wrongdoing: boolean,
): { facts: Facts | null; problems: Problem[] } {
  if (FIGURES.every((name) => !given[name]?.trim())) return { facts: null, problems: [] }
  const read = (name: Figure) =>
    scaled((given[name] ?? '').trim().replace(',', '.'), name === 'general' || name === 'results' ? 2 : 0)
  const wrong = FIGURES.filter((name) => read(name) === undefined)
  if (wrong.length > 0) {
    return {
      facts: null,
      problems: wrong.map((field) => ({ field, text: m.year_figures_wrong({ field: figures[field]() }) })),
    }
  }
  const value = (name: Figure) => read(name) ?? 0
  const share = (done: Figure, of: Figure) => ({ done: value(done), of: value(of) })
  return {
    problems: [],
    facts: {
      general: value('general'),
      results: value('results'),
      conditions: {
        onTimeAndQuality: share('onTime', 'tasks'),
        done: share('done', 'tasks'),
        late: share('late', 'tasks'),
        exceeded: share('exceeded', 'tasks'),
        unitsNotFailed: share('belowFine', 'below'),
        shortcomingsFixed: share('fixed', 'found'),
        wrongdoing,
      },
    },
  }
}

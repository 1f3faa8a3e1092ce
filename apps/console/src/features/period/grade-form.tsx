import { PastRuleset } from '@congtam/core/evaluation/period/past-grade'
import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import type { Grade } from '../../components/mark.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './period.module.css'

interface PastEntry {
  grade: Grade
  rulesetId: PastRuleset
  agency: string
  decision: string
  decidedOn: string
  number: number
}

interface GradeFormProps {
  officialId: string
  /** The year to enter, or the one whose entry is corrected. */
  past: { year: number; entry: PastEntry | null }
  /** Years that have no entry yet. */
  missing: readonly { year: number }[]
  onClose: () => void
}

// The keys of a constant object are exactly its type's keys.
const GRADES = Object.keys(gradeNames) as Grade[]
const rulesetName = (id: PastRuleset) => (id === 'vn.nd90-2020.leader' ? m.period_led() : m.period_led_nobody())

/** Puts the grade of a year under Decree 90/2020 on record, or corrects one by an entry that says why. */
export function GradeForm({ officialId, past, missing, onClose }: GradeFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { entry } = past
  const [year, setYear] = useState(past.year)
  const [fields, setFields] = useState({
    // None beforehand: a grade that nobody chose would look like one that somebody did.
    grade: entry?.grade ?? null,
    rulesetId: entry?.rulesetId ?? ('vn.nd90-2020.staff' as PastRuleset),
    agency: entry?.agency ?? '',
    decision: entry?.decision ?? '',
    decidedOn: entry?.decidedOn ?? '',
  })
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const done = {
    onSuccess: async () => {
      await cache.invalidateQueries()
      onClose()
    },
  }
  const enter = useAct(trpc.pastGrade.enter.mutationOptions(done))
  const correct = useAct(trpc.pastGrade.correct.mutationOptions(done))
  const absent = [
    ...(fields.grade === null ? [{ field: 'grade-grade', text: m.period_grade_needed() }] : []),
    ...(fields.agency.trim() === '' ? [{ field: 'grade-agency', text: m.period_agency_needed() }] : []),
    ...(fields.decision.trim() === '' ? [{ field: 'grade-decision', text: m.period_decision_needed() }] : []),
    ...(fields.decidedOn === '' ? [{ field: 'grade-day', text: m.unit_day_needed() }] : []),
    ...(entry && reason.trim() === '' ? [{ field: 'grade-reason', text: m.period_reason_needed() }] : []),
  ]
  const problems = tried ? absent : []
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const { grade } = fields
    if (absent.length > 0 || grade === null) return
    const given = { officialId, year, ...fields, grade, agency: fields.agency.trim(), decision: fields.decision.trim() }
    if (entry) correct.start({ ...given, number: entry.number, reason: reason.trim() })
    else enter.start(given)
  }

  return (
    <Panel title={entry ? m.period_correct_of({ year }) : m.period_enter_grade()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <p className={css.quiet}>{entry ? m.period_correct_rule() : m.period_enter_rule()}</p>
        <div className={css.pair}>
          {entry ? null : (
            <NativeSelect
              label={m.period_year_label()}
              value={String(year)}
              onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}
              data={missing.map((one) => ({ value: String(one.year), label: String(one.year) }))}
            />
          )}
          <NativeSelect
            label={m.period_position()}
            value={fields.rulesetId}
            onChange={({ currentTarget }) => change({ rulesetId: PastRuleset.parse(currentTarget.value) })}
            data={PastRuleset.options.map((one) => ({ value: one, label: rulesetName(one) }))}
          />
        </div>
        <NativeSelect
          id="grade-grade"
          label={m.period_grade()}
          value={fields.grade ?? ''}
          onChange={({ currentTarget }) => change({ grade: GRADES.find((one) => one === currentTarget.value) ?? null })}
          data={[
            { value: '', label: m.period_grade_choose() },
            ...GRADES.map((one) => ({ value: one, label: said(gradeNames[one]) })),
          ]}
          error={problemOf(problems, 'grade-grade')}
        />
        <TextInput
          id="grade-agency"
          label={m.period_agency()}
          maxLength={200}
          value={fields.agency}
          onChange={({ currentTarget }) => change({ agency: currentTarget.value })}
          error={problemOf(problems, 'grade-agency')}
        />
        <div className={css.pair}>
          <TextInput
            id="grade-decision"
            label={m.period_decision()}
            maxLength={100}
            value={fields.decision}
            onChange={({ currentTarget }) => change({ decision: currentTarget.value })}
            error={problemOf(problems, 'grade-decision')}
          />
          <TextInput
            id="grade-day"
            type="date"
            label={m.period_decided_on()}
            value={fields.decidedOn}
            onChange={({ currentTarget }) => change({ decidedOn: currentTarget.value })}
            error={problemOf(problems, 'grade-day')}
          />
        </div>
        {entry ? (
          <Textarea
            id="grade-reason"
            label={m.period_reason()}
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={problemOf(problems, 'grade-reason')}
          />
        ) : null}
        <RefusalNote error={enter.error ?? correct.error} />
        <Button type="submit" loading={enter.isPending || correct.isPending}>
          {entry ? m.period_correct() : m.period_enter_grade()}
        </Button>
      </form>
    </Panel>
  )
}

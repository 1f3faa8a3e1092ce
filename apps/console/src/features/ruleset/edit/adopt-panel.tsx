import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../../api.ts'
import { useAct } from '../../../components/act.ts'
import { monthText } from '../../../components/day-text.tsx'
import { ErrorSummary, type Problem, problemOf } from '../../../components/error-summary.tsx'
import { Panel } from '../../../components/panel.tsx'
import { Note, RefusalNote } from '../../../components/refusal-note.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import css from '../ruleset.module.css'
import { appliesText, type RulesetView } from '../ruleset-words.ts'
import { SimulationChoice } from './simulation-choice.tsx'

/** By which decision the ruleset begins to score people, and what was looked at before. */
export default function AdoptPanel({ view, onClose }: { view: RulesetView; onClose: () => void }) {
  const { record, parent } = view
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [document, setDocument] = useState('')
  const [signers, setSigners] = useState('')
  const [on, setOn] = useState('')
  const [simulationId, setSimulationId] = useState<string | null>(null)
  const [hasSimulation, setHasSimulation] = useState(false)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const adopt = useAct(
    trpc.ruleset.adopt.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const names = signers
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  // The sentence names people only as far as they are counted.
  const { data: reach } = useQuery(trpc.ruleset.reach.queryOptions({ sha256: record.sha256 }))
  const named = { month: monthText(record.effective.from), who: appliesText(record) }
  const consequence = reach?.people
    ? m.adopt_says_people({ ...named, people: reach.people, units: reach.units })
    : m.adopt_says(named)
  function send(event: FormEvent) {
    event.preventDefault()
    const found: Problem[] = [
      ...(document.trim() ? [] : [{ field: 'adopt-document', text: m.adopt_problem_document() }]),
      ...(names.length > 0 ? [] : [{ field: 'adopt-signers', text: m.adopt_problem_signers() }]),
      ...(on ? [] : [{ field: 'adopt-on', text: m.adopt_problem_on() }]),
      ...(hasSimulation && simulationId === null
        ? [{ field: 'adopt-simulation', text: m.adopt_problem_simulation() }]
        : []),
      ...(!hasSimulation && reason.trim() === '' ? [{ field: 'adopt-reason', text: m.adopt_problem_reason() }] : []),
    ]
    setProblems(found)
    if (found.length > 0) return
    adopt.start({
      sha256: record.sha256,
      recordVersion: record.recordVersion ?? 0,
      adoption: { document: document.trim(), signers: names, on },
      simulationId: hasSimulation ? simulationId : null,
      withoutSimulation: hasSimulation ? null : reason.trim(),
    })
  }
  return (
    <Panel title={m.ruleset_adopt()} onClose={onClose}>
      <form className={css.form} onSubmit={send} noValidate>
        <Note
          tone="warn"
          what={consequence}
          next={parent ? m.adopt_says_parent({ parent: said(parent.title) }) : m.adopt_says_kept()}
        />
        <ErrorSummary problems={problems} />
        <TextInput
          id="adopt-document"
          label={m.adopt_document()}
          placeholder={m.adopt_document_example()}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value)}
          error={problemOf(problems, 'adopt-document')}
          data-autofocus
        />
        <TextInput
          id="adopt-on"
          type="date"
          label={m.adopt_on()}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
          error={problemOf(problems, 'adopt-on')}
        />
        <Textarea
          id="adopt-signers"
          label={m.adopt_signers()}
          description={m.adopt_signers_says()}
          value={signers}
          onChange={(event) => setSigners(event.currentTarget.value)}
          error={problemOf(problems, 'adopt-signers')}
          autosize
          minRows={2}
        />
        <fieldset className={css.radio}>
          <legend>{m.adopt_simulation()}</legend>
          <Radio
            name="adopt-simulated"
            label={m.adopt_with_simulation()}
            checked={hasSimulation}
            onChange={() => setHasSimulation(true)}
          />
          {hasSimulation ? (
            <SimulationChoice
              sha256={record.sha256}
              value={simulationId}
              onChange={setSimulationId}
              error={problemOf(problems, 'adopt-simulation')}
            />
          ) : null}
          <Radio
            name="adopt-simulated"
            label={m.adopt_without_simulation()}
            checked={!hasSimulation}
            onChange={() => setHasSimulation(false)}
          />
          {hasSimulation ? null : (
            <Textarea
              id="adopt-reason"
              label={m.adopt_reason()}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={problemOf(problems, 'adopt-reason')}
              autosize
              minRows={2}
            />
          )}
        </fieldset>
        <RefusalNote error={adopt.error} />
        <div>
          <Button type="submit" loading={adopt.isPending}>
            {m.adopt_send()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

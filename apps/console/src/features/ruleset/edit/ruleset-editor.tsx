import { engine } from '@congtam/core/evaluation/library/engine'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { Button } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTRPC } from '../../../api.ts'
import { useAct } from '../../../components/act.ts'
import { AllowedButton } from '../../../components/allowed-button.tsx'
import { DraftNote, useDraft } from '../../../components/draft.tsx'
import { LinkButton } from '../../../components/link-button.tsx'
import { Page } from '../../../components/page.tsx'
import { Note, RefusalNote } from '../../../components/refusal-note.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import { FormContext } from '../../../schema-form/form-context.ts'
import { problemsOf, valueAt } from '../../../schema-form/problem.ts'
import type { FormSchema, Kinds } from '../../../schema-form/schema.ts'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'
import { isRulesetDraft, type RulesetDraft, useInspection } from './edited-ruleset.ts'
import { EditorParts } from './editor-parts.tsx'
import { EditorSide } from './editor-side.tsx'
import { factsForm } from './golden-form.ts'

/** Writing a province's own ruleset: a form made from the schema, with what the library finds about it beside. */
export default function RulesetEditor() {
  const trpc = useTRPC()
  const { sha256 = '' } = useParams({ strict: false })
  const { data: view } = useSuspenseQuery(trpc.ruleset.get.queryOptions({ sha256 }))
  const { data: forms } = useSuspenseQuery(
    trpc.ruleset.forms.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const { save } = view.allowed
  if (!save.allowed) {
    return (
      <Page title={said(view.ruleset.title)}>
        <Note tone="warn" what={said(save.what)} next={said(save.next)} />
        <div>
          <LinkButton to={paths.ruleset} params={{ sha256 }} variant="default">
            {m.editor_read()}
          </LinkButton>
        </div>
      </Page>
    )
  }
  // What core writes out is JSON Schema; the form reads the part of it that it knows.
  return <Editor key={sha256} view={view} schema={forms.ruleset as FormSchema} kinds={forms.kinds as Kinds} />
}

function Editor({ view, schema, kinds }: { view: RulesetView; schema: FormSchema; kinds: Kinds }) {
  const { record, allowed } = view
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const initial: RulesetDraft = { base: record.sha256, ruleset: view.ruleset }
  const draft = useDraft<RulesetDraft>(`ruleset:${record.id}:${record.version}`, initial, isRulesetDraft)
  const { ruleset } = draft.value
  const { read, inspection, isPending, error } = useInspection(ruleset)
  const last = useRef<Ruleset>(useMemo(() => engine.Ruleset.parse(view.ruleset), [view.ruleset]))
  if (read.ruleset) last.current = read.ruleset
  const whole = useMemo(() => withFacts(schema, last.current), [schema, read.ruleset])
  const problems = useMemo(() => problemsOf(whole, ruleset, read.wrongs, kinds), [whole, ruleset, read.wrongs, kinds])
  const [tried, setTried] = useState(false)
  const [sought, setSought] = useState<{ field: string; times: number } | null>(null)
  useSeek(sought)
  const save = useAct(
    trpc.ruleset.save.mutationOptions({
      onSuccess: async (saved) => {
        draft.clear()
        await cache.invalidateQueries(trpc.ruleset.pathFilter())
        if (saved.sha256 !== record.sha256)
          await navigate({ to: paths.rulesetEditor, params: { sha256: saved.sha256 }, replace: true })
      },
    }),
  )
  const shown = useMemo(() => {
    // What is only not filled in yet is no mistake before somebody wants to save.
    const told = tried ? read.wrongs : read.wrongs.filter(({ path }) => !isBlank(valueAt(ruleset, path)))
    return problemsOf(whole, ruleset, told, kinds)
  }, [tried, read.wrongs, ruleset, whole, kinds])
  const context = useMemo(() => ({ kinds, problems: shown, sought }), [kinds, shown, sought])
  const isElsewhere = draft.value.base !== record.sha256
  const seek = (field: string) => setSought((before) => ({ field, times: (before?.times ?? 0) + 1 }))
  const findings = inspection?.findings ?? view.findings
  const golden = inspection?.golden ?? view.golden
  return (
    <Page
      title={m.editor_title({ title: said(record.title) })}
      state={m.editor_state({ version: record.version })}
      action={
        <LinkButton to={paths.ruleset} params={{ sha256: record.sha256 }} variant="default">
          {m.editor_leave()}
        </LinkButton>
      }
    >
      {isElsewhere ? (
        <div className={css.form}>
          <Note tone="warn" what={m.editor_elsewhere()} next={m.editor_elsewhere_next()} />
          <div className={css.acts}>
            <Button
              variant="default"
              onClick={() => draft.set(({ ruleset: mine }) => ({ base: record.sha256, ruleset: mine }))}
            >
              {m.editor_keep_mine()}
            </Button>
            <Button variant="default" onClick={() => draft.set(initial)}>
              {m.editor_take_theirs()}
            </Button>
          </div>
        </div>
      ) : null}
      <FormContext value={context}>
        <div className={css.editor}>
          <EditorParts
            schema={schema}
            value={ruleset}
            onChange={(next) => draft.set(({ base }) => ({ base, ruleset: next }))}
            ruleset={last.current}
            golden={golden}
          />
          <EditorSide findings={findings} golden={golden} problems={problems} isWorking={isPending} onSeek={seek}>
            <RefusalNote error={error} />
            <RefusalNote error={save.error} />
            {save.error ? (
              <LinkButton to={paths.rulesets} variant="default">
                {m.editor_to_library()}
              </LinkButton>
            ) : null}
            <AllowedButton
              allowance={allowed.save}
              loading={save.isPending}
              onClick={() => {
                const [first] = problems
                setTried(true)
                if (first) seek(first.field)
                else save.start({ sha256: record.sha256, recordVersion: record.recordVersion ?? 0, ruleset })
              }}
            >
              {m.editor_save()}
            </AllowedButton>
            <DraftNote draft={draft} />
          </EditorSide>
        </div>
      </FormContext>
    </Page>
  )
}

/** The schema with the facts of the examples as this ruleset's own criteria ask for them. */
function withFacts(schema: FormSchema, ruleset: Ruleset): FormSchema {
  const golden = schema.properties?.golden
  const items = golden?.items
  const properties = { ...items?.properties, facts: factsForm(ruleset) }
  return { ...schema, properties: { ...schema.properties, golden: { ...golden, items: { ...items, properties } } } }
}

const isBlank = (value: unknown) => value === undefined || value === null || value === ''

const TRIES = 20

/** Brings the sought field into view once the folds above it have opened; without a field of its own, the nearest one around it. */
function useSeek(sought: { field: string } | null) {
  useEffect(() => {
    if (!sought) return
    let left = TRIES
    let frame = 0
    const look = () => {
      left -= 1
      const exact = document.getElementById(sought.field)
      const found = exact ?? (left <= 0 ? nearest(sought.field) : null)
      if (found) {
        found.scrollIntoView({ block: 'center' })
        found.focus({ preventScroll: true })
      } else if (left > 0) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [sought])
}

function nearest(field: string): HTMLElement | null {
  const end = field.lastIndexOf('.')
  if (end < 0) return null
  const outer = field.slice(0, end)
  return document.getElementById(outer) ?? nearest(outer)
}

import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, instantText, monthText } from '../../components/day-text.tsx'
import { PointsText, points } from '../../components/figures.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { LevelMark, SheetMark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession, useWhy } from '../../place.ts'
import { SheetCorrection } from '../correction/sheet-correction.tsx'
import { AssessForm } from './assess-form.tsx'
import { GeneralTable } from './general-table.tsx'
import { ResultsPanel } from './results-panel.tsx'
import { SelfForm } from './self-form.tsx'
import css from './sheet.module.css'

export type SheetView = Outputs['sheet']['get']

/** A month's sheet: the general criteria on the left, what the tasks came to on the right; each number opens. */
export function SheetScreen({ sheetId }: { sheetId: string }) {
  const trpc = useTRPC()
  const view = useSuspenseQuery(trpc.sheet.get.queryOptions({ id: sheetId })).data
  const session = useSession()
  const isOwn = session.officialId === view.official.id
  const month = monthText(view.sheet.month)
  return (
    <Page
      title={isOwn ? m.sheet_title({ month }) : m.sheet_title_of({ name: view.official.fullName, month })}
      state={`${view.post.title} · ${view.unitName}`}
      action={
        <>
          <SheetMark state={view.sheet.state} />
          {view.allowed.correct.allowed ? (
            <LinkButton variant="default" to={paths.correctSheet} params={{ sheetId }}>
              {m.correction_open()}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <StateNote view={view} isOwn={isOwn} />
      <Total view={view} />
      <div className={css.columns}>
        <Left view={view} isOwn={isOwn} />
        <ResultsPanel view={view} />
      </div>
    </Page>
  )
}

/** What the reader does on the left: rate oneself, assess, or only read. */
function Left({ view, isOwn }: { view: SheetView; isOwn: boolean }): ReactNode {
  if (isOwn && view.allowed.submit.allowed) return <SelfForm view={view} />
  if (!isOwn && view.allowed.assess.allowed) return <AssessForm view={view} />
  return (
    <Section title={m.sheet_general()}>
      <GeneralTable view={view} />
      <Remarks view={view} />
    </Section>
  )
}

function StateNote({ view, isOwn }: { view: SheetView; isOwn: boolean }) {
  const { sheet, plan, returned, assessor, isPublished } = view
  if (isPublished) {
    return (
      <>
        <SheetCorrection sheetId={sheet.id} />
        <Note tone="info" what={m.sheet_published()} next={m.sheet_published_next()} />
      </>
    )
  }
  if (returned) {
    return (
      <Note
        tone="warn"
        what={m.sheet_returned({ name: returned.byName, at: instantText(returned.at) })}
        next={returned.message}
      />
    )
  }
  const who = assessor ? (assessor.fullName ?? m.sheet_head_of({ unit: assessor.unitName })) : m.sheet_nobody()
  if (sheet.state === 'open' && isOwn)
    return (
      <Note tone="info" what={m.sheet_open_own({ day: dayText(plan.lastDay) })} next={m.sheet_open_own_next({ who })} />
    )
  if (sheet.state === 'open')
    return <Note tone="info" what={m.sheet_open({ name: view.official.fullName })} next={m.sheet_open_next()} />
  if (sheet.state === 'submitted') return <Note tone="info" what={m.sheet_submitted({ who })} />
  return <Note tone="good" what={m.sheet_assessed({ who })} next={m.sheet_assessed_next()} />
}

/** The total with its formula's parts; each opens its derivation. */
function Total({ view }: { view: SheetView }) {
  const why = useWhy()
  const { score, level, sheet, generalBy, isPublished } = view
  const open = (node: string) => () => why.open(sheet.id, node)
  return (
    <section className={css.total} aria-label={m.sheet_total()}>
      <div>
        <span className={css.quiet}>{isPublished ? m.sheet_total() : m.sheet_total_live()}</span>
        <strong className={css.big}>
          <PointsText value={score.total} onWhy={open('total')} />
        </strong>
        {level ? <LevelMark level={level} /> : null}
      </div>
      <dl>
        <div>
          <dt>{m.sheet_general_of({ by: generalBy === 'superior' ? m.sheet_by_superior() : m.sheet_by_self() })}</dt>
          <dd>
            <PointsText value={score.general} onWhy={open('general')} /> / {points(view.most.general)}
          </dd>
        </div>
        <div>
          <dt>{m.sheet_results()}</dt>
          <dd>
            <PointsText value={score.results} onWhy={open('results')} /> / {points(view.most.results)}
          </dd>
        </div>
        {score.surplus ? (
          <div>
            <dt>{m.sheet_surplus({ most: points(view.most.results) })}</dt>
            <dd>
              <PointsText value={score.surplus} onWhy={open('results')} />
            </dd>
          </div>
        ) : null}
      </dl>
      {score.status === 'notScored' ? <p className={css.quiet}>{m.sheet_not_scored()}</p> : null}
      {score.status === 'incomplete' ? <p className={css.quiet}>{m.sheet_incomplete()}</p> : null}
    </section>
  )
}

function Remarks({ view: { self, superior } }: { view: SheetView }) {
  const remarks = [
    { word: m.sheet_strengths(), text: self?.rating.by === 'self' ? self.rating.strengths : '' },
    { word: m.sheet_weaknesses(), text: self?.rating.by === 'self' ? self.rating.weaknesses : '' },
    { word: m.sheet_comment(), text: superior?.rating.by === 'superior' ? superior.rating.comment : '' },
  ].filter(({ text }) => text !== '')
  if (remarks.length === 0) return null
  return (
    <dl className={css.remarks}>
      {remarks.map(({ word, text }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

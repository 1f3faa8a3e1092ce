import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import { dayText, monthText } from '../../components/day-text.tsx'
import { Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { totalText } from './change-list.tsx'
import css from './correction.module.css'

/** On the first screen: corrections that wait for the reader's signature, and own results that were corrected lately. */
export function CorrectionNews() {
  const trpc = useTRPC()
  const { toSign, own } = useSuspenseQuery(trpc.correction.mine.queryOptions()).data
  return (
    <>
      {own.map(({ sheetId, month, at, reason, before, after }) => (
        <Note
          key={`${sheetId} ${at}`}
          tone="info"
          what={m.correction_home_own({
            month: monthText(month),
            before: totalText(before?.total ?? null),
            after: totalText(after?.total ?? null),
          })}
          next={
            <>
              {m.correction_home_own_next({
                kind: said(reasonNames[reason.kind]),
                document: reason.document.number,
                day: dayText(reason.document.issuedOn),
              })}{' '}
              <Link to={paths.sheetVersions} params={{ sheetId }}>
                {m.correction_home_open()}
              </Link>
            </>
          }
        />
      ))}
      {toSign.length > 0 ? (
        <Section title={m.correction_home_sign()}>
          <ul className={css.waiting}>
            {toSign.map(({ id, corrected, month, unitName, reason }) => (
              <li key={id}>
                <Link to={paths.correction} params={{ correctionId: id }}>
                  {m.correction_of({ names: corrected.map(({ fullName }) => fullName).join(', ') })}
                </Link>
                <small>
                  {m.correction_month_unit({ month: monthText(month), unit: unitName })} · {reason.document.number}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

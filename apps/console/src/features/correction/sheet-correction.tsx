import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../api.ts'
import { dayText } from '../../components/day-text.tsx'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ChangeList } from './change-list.tsx'
import css from './correction.module.css'

/** On a published sheet that was corrected: which version this is, by which document, and the way to the earlier one. */
export function SheetCorrection({ sheetId }: { sheetId: string }) {
  const trpc = useTRPC()
  const versions = useSuspenseQuery(trpc.result.versions.queryOptions({ sheetId })).data
  const last = versions.at(-1)
  if (!last?.correction) return null
  const { reason, changes } = last.correction
  const { number, issuedOn } = reason.document
  return (
    <Note
      tone="warn"
      what={m.correction_sheet_note({ number: last.version, document: number, day: dayText(issuedOn) })}
      next={
        <span className={css.form}>
          <span>{`${said(reasonNames[reason.kind])}: ${reason.text}`}</span>
          {changes.length > 0 ? <ChangeList changes={changes} /> : <span>{m.correction_version_led()}</span>}
          <Link to={paths.sheetVersions} params={{ sheetId }}>
            {m.correction_versions_open()}
          </Link>
        </span>
      }
    />
  )
}

import { bytesIdentity } from '@congtam/core/shared/canonical'
import type { Evidence } from '@congtam/core/work/evidence'
import { Button, TextInput } from '@mantine/core'
import { IconCamera, IconFileText, IconPaperclip, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { dayText } from '../../components/day-text.tsx'
import type { Problem } from '../../components/error-summary.tsx'
import { problemOf } from '../../components/error-summary.tsx'
import * as m from '../../paraglide/messages.js'
import { keepBytes } from '../outbox/file-store.ts'
import css from './task.module.css'

const LARGEST = 10 * 1024 * 1024
const MOST = 20

export interface DocumentDraft {
  number: string
  issuedOn: string
  title: string
}
export const emptyDocument: DocumentDraft = { number: '', issuedOn: '', title: '' }

interface EvidenceFieldsProps {
  value: readonly Evidence[]
  onAdd: (evidence: readonly Evidence[]) => void
  onRemove: (evidence: Evidence) => void
  /** The document being typed; what is whole in it counts as added when the form is sent. */
  document: DocumentDraft
  onDocument: (next: DocumentDraft) => void
  problems: readonly Problem[]
}

/** What proves the delivery: pictures, files, and documents of the register, as many as there are. */
export function EvidenceFields({ value, onAdd, onRemove, document, onDocument, problems }: EvidenceFieldsProps) {
  const [wrong, setWrong] = useState<string | null>(null)

  async function take(files: FileList | null) {
    const chosen = [...(files ?? [])]
    const tooLarge = chosen.find((file) => file.size > LARGEST || file.size === 0)
    setWrong(tooLarge ? m.evidence_too_large({ name: tooLarge.name }) : null)
    const added: Evidence[] = []
    for (const file of chosen) {
      if (file.size > LARGEST || file.size === 0) continue
      const sha256 = bytesIdentity(new Uint8Array(await file.arrayBuffer()))
      if ([...value, ...added].some((one) => one.kind === 'file' && one.sha256 === sha256)) continue
      await keepBytes(sha256, file)
      added.push({ kind: 'file', sha256, name: file.name.slice(-255) })
    }
    if (value.length + added.length > MOST) setWrong(m.evidence_too_many({ most: MOST }))
    onAdd(added.slice(0, MOST - value.length))
  }

  const problem = wrong ?? problemOf(problems, 'evidence')
  return (
    <fieldset className={css.evidence} aria-describedby={problem ? 'evidence-problem' : undefined}>
      <legend>{m.evidence_title()}</legend>
      {value.length > 0 ? (
        <ul>
          {value.map((evidence) => {
            const name = evidenceName(evidence)
            return (
              <li key={name}>
                {evidence.kind === 'file' ? (
                  <IconPaperclip size={16} aria-hidden={true} />
                ) : (
                  <IconFileText size={16} aria-hidden={true} />
                )}
                <span>{name}</span>
                <button type="button" aria-label={m.evidence_remove({ name })} onClick={() => onRemove(evidence)}>
                  <IconX size={18} aria-hidden={true} />
                </button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <div className={css.buttons}>
        <FileButton id="evidence" word={m.evidence_file()} icon={IconPaperclip} onFiles={take} />
        <FileButton id="camera" word={m.evidence_camera()} icon={IconCamera} onFiles={take} fromCamera />
      </div>
      {problem ? (
        <p id="evidence-problem" role="alert" className={css.wrong}>
          {problem}
        </p>
      ) : null}
      <DocumentFields
        value={document}
        onChange={onDocument}
        onAdd={(added) => {
          onAdd([added])
          onDocument(emptyDocument)
        }}
        problems={problems}
      />
    </fieldset>
  )
}

function evidenceName(evidence: Evidence): string {
  if (evidence.kind === 'file') return evidence.name
  const { number, issuedOn, title } = evidence
  return m.task_document_line({ number, day: dayText(issuedOn), title })
}

interface FileButtonProps {
  id: string
  word: string
  icon: typeof IconCamera
  onFiles: (files: FileList | null) => Promise<void>
  fromCamera?: boolean
}

/** The browser's own file field under a button large enough for a thumb. */
function FileButton({ id, word, icon: Icon, onFiles, fromCamera }: FileButtonProps) {
  return (
    <label className={css.file} data-camera={fromCamera}>
      <Icon size={18} aria-hidden={true} />
      {word}
      <input
        id={id}
        type="file"
        multiple={!fromCamera}
        {...(fromCamera ? { accept: 'image/*', capture: 'environment' } : {})}
        onChange={({ currentTarget }) => {
          // The same file may be chosen again after it was removed; emptying the field empties its list too.
          const files = currentTarget.files
          void onFiles(files).finally(() => {
            currentTarget.value = ''
          })
        }}
      />
    </label>
  )
}

interface DocumentFieldsProps {
  value: DocumentDraft
  onChange: (next: DocumentDraft) => void
  onAdd: (evidence: Evidence) => void
  problems: readonly Problem[]
}

function DocumentFields({ value, onChange, onAdd, problems }: DocumentFieldsProps) {
  const added = documentOf(value)
  return (
    <details className={css.document} open={value.number !== '' || value.issuedOn !== '' || undefined}>
      <summary>{m.evidence_document()}</summary>
      <div className={css.pair}>
        <TextInput
          id="document-number"
          label={m.evidence_number()}
          placeholder="125/BC-UBND"
          value={value.number}
          maxLength={100}
          onChange={({ currentTarget }) => onChange({ ...value, number: currentTarget.value })}
          error={problemOf(problems, 'document-number')}
        />
        <TextInput
          id="document-day"
          type="date"
          label={m.evidence_day()}
          value={value.issuedOn}
          onChange={({ currentTarget }) => onChange({ ...value, issuedOn: currentTarget.value })}
          error={problemOf(problems, 'document-day')}
        />
      </div>
      <TextInput
        label={m.evidence_about()}
        value={value.title}
        maxLength={500}
        onChange={({ currentTarget }) => onChange({ ...value, title: currentTarget.value })}
      />
      <Button variant="default" disabled={added === null} onClick={() => added && onAdd(added)}>
        {m.evidence_add_document()}
      </Button>
    </details>
  )
}

/** The document as evidence, once it has its number and date. */
export function documentOf({ number, issuedOn, title }: DocumentDraft): Evidence | null {
  if (number.trim() === '' || !/^\d{4}-\d\d-\d\d$/.test(issuedOn)) return null
  // The form of the date was looked at just above.
  return { kind: 'document', number: number.trim(), issuedOn, title: title.trim() } as Evidence
}

import { ActionIcon, Button } from '@mantine/core'
import { IconCopy, IconPrinter, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { Loading } from '../../components/empty-state.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useWhy } from '../../place.ts'
import { derivationText, figureOf, marks } from './derivation-text.ts'
import css from './why.module.css'
import { LedPeople, WhyNode } from './why-node.tsx'

/** How a score came about, from the right of any screen: the number, its formula, and the tree down to the evidence. */
export default function WhyDrawer({ sheetId }: { sheetId: string }) {
  const trpc = useTRPC()
  const why = useWhy()
  const { data, error } = useQuery(trpc.sheet.explain.queryOptions({ id: sheetId }))
  const dialog = useRef<HTMLDialogElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  async function copy() {
    if (!data) return
    await navigator.clipboard.writeText(derivationText(data))
    setCopied(true)
  }

  return (
    <dialog
      ref={dialog}
      className={css.drawer}
      aria-label={m.why_title()}
      onClose={why.close}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      <div className={css.inside}>
        <header className={css.head}>
          <h2>{m.why_title()}</h2>
          <span className={css.tools}>
            {data ? (
              <>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconCopy size={16} aria-hidden={true} />}
                  onClick={() => void copy()}
                >
                  {copied ? m.why_copied() : m.why_copy()}
                </Button>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconPrinter size={16} aria-hidden={true} />}
                  onClick={() => window.print()}
                >
                  {m.why_print()}
                </Button>
              </>
            ) : null}
            <ActionIcon variant="subtle" size="lg" aria-label={m.why_close()} onClick={() => dialog.current?.close()}>
              <IconX size={20} aria-hidden={true} />
            </ActionIcon>
          </span>
        </header>
        <RefusalNote error={error} />
        {data ? (
          <>
            <div className={css.total}>
              <p className={css.number}>{figureOf(data.root) ?? m.why_no_total()}</p>
              <div>
                <p>{said(data.root.label)}</p>
                <p className={css.quiet}>{data.isPublished ? m.why_published() : m.why_live()}</p>
              </div>
            </div>
            {data.root.formula ? <p className={css.formula}>{said(data.root.formula)}</p> : null}
            <p className={css.quiet}>{said(data.ruleset.title)}</p>
            <ul className={css.marks}>
              {marks(data.root).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <div className={css.tree}>
              {data.root.children.map((child) => (
                <WhyNode key={child.id} node={child} tasks={data.tasks} wanted={why.node} />
              ))}
            </div>
            {data.led ? <LedPeople led={data.led} /> : null}
            {data.assumptions.map((assumption) => (
              <p key={assumption.en} className={css.quiet}>
                {said(assumption)}
              </p>
            ))}
          </>
        ) : error ? null : (
          <Loading />
        )}
      </div>
    </dialog>
  )
}

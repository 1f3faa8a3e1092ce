import { Button, Textarea } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTRPC } from '../../api.ts'
import { Loading } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useWhy } from '../../place.ts'
import { SheetCorrection } from '../correction/sheet-correction.tsx'
import { derivationText, figureOf, marks } from './derivation-text.ts'
import { WhatChanges } from './what-changes.tsx'
import css from './why.module.css'
import { LedPeople, Rules } from './why-context.tsx'
import { WhyNode } from './why-node.tsx'

/** How a score came about, from the right of any screen: the number, its formula, and the tree down to the evidence. */
export default function WhyDrawer({ sheetId }: { sheetId: string }) {
  const trpc = useTRPC()
  const why = useWhy()
  const { data, error } = useQuery(trpc.sheet.explain.queryOptions({ id: sheetId }))
  const [isPrinting, setPrinting] = useState(false)
  const [copied, setCopied] = useState<'done' | 'byHand' | null>(null)

  /** A browser gives the clipboard only to pages of https; on a commune's own network people copy by hand. */
  async function copy(text: string) {
    if (!navigator.clipboard) return setCopied('byHand')
    await navigator.clipboard.writeText(text)
    setCopied('done')
  }

  /** On paper nothing can be unfolded, so every step is open there. */
  function print() {
    flushSync(() => setPrinting(true))
    window.print()
    setPrinting(false)
  }

  const total = data ? (figureOf(data.root) ?? m.why_no_total()) : ''
  return (
    <Panel
      title={data ? `${m.why_title()} ${total}` : m.why_title()}
      onClose={why.close}
      tools={
        data ? (
          <>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={16} aria-hidden={true} />}
              onClick={() => void copy(derivationText(data))}
            >
              {copied === 'done' ? m.why_copied() : m.why_copy()}
            </Button>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPrinter size={16} aria-hidden={true} />}
              onClick={print}
            >
              {m.why_print()}
            </Button>
          </>
        ) : null
      }
    >
      {copied === 'byHand' && data ? (
        <Textarea
          label={m.why_copy_by_hand()}
          readOnly
          rows={8}
          value={derivationText(data)}
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : null}
      <RefusalNote error={error} />
      {data ? (
        <>
          <div className={css.total}>
            <p className={css.number}>{total}</p>
            <div>
              <p>{said(data.root.label)}</p>
              {data.level ? <p>{m.why_level({ level: said(data.level.label) })}</p> : null}
              <p className={css.quiet}>{data.isPublished ? m.why_published() : m.why_live()}</p>
            </div>
          </div>
          {data.root.formula ? <p className={css.formula}>{said(data.root.formula)}</p> : null}
          <Rules explanation={data} />
          <ul className={css.marks}>
            {marks(data.root).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {data.isPublished ? (
            <Suspense fallback={null}>
              <SheetCorrection sheetId={sheetId} />
            </Suspense>
          ) : null}
          <WhatChanges explanation={data} />
          <div className={css.tree}>
            {data.root.children.map((child) => (
              <WhyNode
                key={child.id}
                node={child}
                tasks={data.tasks}
                ratings={data.ratings}
                wanted={why.node}
                isAllOpen={isPrinting}
              />
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
    </Panel>
  )
}

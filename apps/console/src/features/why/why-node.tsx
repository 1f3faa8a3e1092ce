import type { DerivationNode } from '@congtam/core/evaluation/derivation'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Outputs } from '../../api.ts'
import { dayText, instantText } from '../../components/day-text.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { type ExplainedTask, figureOf, inputsOf, labelOf } from './derivation-text.ts'
import css from './why.module.css'
import { Given } from './why-context.tsx'

type Explanation = Outputs['sheet']['explain']

interface WhyNodeProps {
  node: DerivationNode
  tasks: readonly ExplainedTask[]
  /** The points on record that general criteria and a leader's terms rest on. */
  ratings?: Explanation['ratings']
  /** The node that the address asks for, by its id or the end of it. */
  wanted: string | undefined
  /** The task of the step above: what follows from it tells its deductions alone. */
  within?: string | null
  /** Every step unfolded, as on paper. */
  isAllOpen?: boolean
}

/** One step of the derivation; folded until it is asked for, or leads to what is asked for. */
export function WhyNode({ node, tasks, ratings, wanted, within = null, isAllOpen = false }: WhyNodeProps) {
  const isWanted = wanted !== undefined && isNode(node, wanted)
  const [open, setOpen] = useState(() => wanted !== undefined && leadsTo(node, wanted))
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (isWanted) box.current?.querySelector('summary')?.scrollIntoView({ block: 'center' })
  }, [isWanted])
  const task = tasks.find(({ taskId }) => taskId === node.taskId)
  const inputs = inputsOf(node)
  return (
    <details
      ref={box}
      className={css.node}
      data-wanted={isWanted || undefined}
      open={open || isAllOpen}
      onToggle={(event) => isAllOpen || setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{labelOf(node, tasks)}</span>
        <strong className={css.value}>{figureOf(node) ?? m.why_unknown()}</strong>
      </summary>
      {open || isAllOpen ? (
        <div className={css.body}>
          {node.formula ? <p className={css.formula}>{said(node.formula)}</p> : null}
          {node.article ? (
            <p className={css.article}>
              <strong>{`${node.article.article}, ${node.article.document}`}</strong>
              {node.article.says ? <span>{said(node.article.says)}</span> : null}
            </p>
          ) : null}
          {inputs.length > 0 ? (
            <dl className={css.inputs}>
              {inputs.map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          {task ? within === task.taskId ? <Deductions task={task} /> : <Proof task={task} /> : null}
          {ratings ? <Given node={node} ratings={ratings} /> : null}
          {node.children.map((child) => (
            <WhyNode
              key={child.id}
              node={child}
              tasks={tasks}
              {...(ratings && { ratings })}
              wanted={wanted}
              within={node.taskId}
              isAllOpen={isAllOpen}
            />
          ))}
        </div>
      ) : null}
    </details>
  )
}

function isNode(node: DerivationNode, wanted: string): boolean {
  return node.id === wanted || node.id.endsWith(`.${wanted}`)
}

function leadsTo(node: DerivationNode, wanted: string): boolean {
  return isNode(node, wanted) || node.children.some((child) => leadsTo(child, wanted))
}

/** What a leaf stands on: the product with its evidence, and the words of each deduction. */
function Proof({ task }: { task: ExplainedTask }) {
  return (
    <div className={css.proof}>
      <p>
        {task.product} <span className={css.quiet}>({task.itemCode})</span>
      </p>
      {task.evidence.length === 0 ? (
        <p className={css.quiet}>{m.why_no_evidence()}</p>
      ) : (
        <ul>
          {task.evidence.map(({ evidence, at, byName }) => (
            <li key={`${at}:${evidence.kind === 'file' ? evidence.sha256 : evidence.number}`}>
              {evidence.kind === 'file' ? (
                <a href={`/files/${evidence.sha256}?task=${task.taskId}`} download={evidence.name}>
                  {evidence.name}
                </a>
              ) : (
                m.why_document({ number: evidence.number, day: dayText(evidence.issuedOn), title: evidence.title })
              )}
              <small>{m.why_delivered_by({ name: byName, at: instantText(at) })}</small>
            </li>
          ))}
        </ul>
      )}
      <Link to={paths.myTasks} search={{ viec: task.taskId }}>
        {m.why_open_task()}
      </Link>
      <Deductions task={task} />
    </div>
  )
}

/** What was taken off the task: why, by whom and when, and the documents of a confirmed cause. */
function Deductions({ task }: { task: ExplainedTask }) {
  return task.deductions.map(({ number, act, byName, at }) => (
    <p key={number} className={css.deduction}>
      {reasonOf(act)} <small>{m.why_recorded_by({ name: byName, at: instantText(at) })}</small>
    </p>
  ))
}

function reasonOf(act: ExplainedTask['deductions'][number]['act']): string {
  if (act.kind === 'qualityFailed') return m.why_quality_failed({ reason: act.reason })
  if (act.kind === 'deadlineMissed') return m.why_deadline_missed({ reason: act.reason })
  return act.kind === 'causeConfirmed' ? m.why_cause({ reason: act.cause.reason, document: act.cause.document }) : ''
}

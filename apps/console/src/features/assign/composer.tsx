import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { dayText } from '../../components/day-text.tsx'
import { ErrorSummary, type Problem, problemOf } from '../../components/error-summary.tsx'
import { quantity as quantityText, units } from '../../components/figures.tsx'
import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { QuantityField } from '../task/quantity-field.tsx'
import { origins } from '../task/task-figures.ts'
import css from './assign.module.css'
import { type BatchRow, type CatalogueItem, type Plan, type RowContent, rowFor, unitsOf } from './batch.ts'
import type { PersonLoad } from './batch-check.ts'
import { ItemPicker } from './item-picker.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface ComposerProps {
  plan: Plan
  loads: readonly PersonLoad[]
  onAdd: (rows: BatchRow[]) => void
}

// Object.keys forgets that the keys of this record are the origins.
const originNames = Object.keys(origins) as BatchRow['origin'][]

/** One product for one or many people: each of them gets a task of their own. */
export function Composer({ plan, loads, onAdd }: ComposerProps) {
  const [item, setItem] = useState<CatalogueItem | null>(null)
  const [posts, setPosts] = useState<readonly string[]>([])
  const [quantity, setQuantity] = useState<number | null>(1000)
  const [deadline, setDeadline] = useState<string>(plan.lastDay)
  const [origin, setOrigin] = useState<BatchRow['origin']>('planned')
  const [requirement, setRequirement] = useState('')
  const [source, setSource] = useState<Source | null>(null)
  const [problems, setProblems] = useState<Problem[]>([])
  const search = useRef<HTMLInputElement>(null)
  const isTaken = origin === 'takenOver'
  const amount = isTaken ? (source?.open ?? null) : quantity

  function add(event: FormEvent) {
    event.preventDefault()
    const found: Problem[] = [
      ...(item ? [] : [{ field: 'item-search', text: m.problem_item() }]),
      ...(posts.length > 0 ? [] : [{ field: 'people', text: m.problem_people() }]),
      ...(isTaken && !source ? [{ field: 'source', text: m.problem_source() }] : []),
      ...(isTaken && posts.length > 1 ? [{ field: 'people', text: m.problem_one_person() }] : []),
      ...(isTaken || (quantity !== null && quantity > 0)
        ? []
        : [{ field: 'assign-quantity', text: m.problem_quantity() }]),
      ...(deadline === '' ? [{ field: 'assign-day', text: m.problem_deadline() }] : []),
    ]
    setProblems(found)
    if (found.length > 0 || !item) return
    const { code, task, product, coefficient } = item
    const content: RowContent = {
      itemCode: code,
      task,
      product,
      coefficient: (isTaken ? source?.coefficient : undefined) ?? coefficient,
      quantity: amount,
      deadline,
      origin,
      requirement,
      takenFromId: isTaken ? (source?.id ?? null) : null,
    }
    onAdd(posts.map((postId) => rowFor(postId, content)))
    setPosts([])
    setItem(null)
    setSource(null)
    search.current?.focus()
  }

  return (
    <form onSubmit={add} noValidate className={css.composer}>
      <Section title={m.assign_choose_item()}>
        <ItemPicker
          unitId={plan.unitId}
          month={plan.month}
          search={search}
          chosen={item}
          onChoose={(next) => {
            setItem(next)
            setSource(null)
          }}
        />
      </Section>
      <Section title={m.assign_choose_people()}>
        <ErrorSummary problems={problems} />
        <p className={css.chosen}>
          {item
            ? m.assign_chosen({ task: item.task, coefficient: quantityText(item.coefficient) })
            : m.assign_chosen_none()}
        </p>
        <PeoplePicker
          loads={loads}
          unit={item ? unitsOf({ quantity: amount, coefficient: item.coefficient }) : 0}
          chosen={posts}
          onChoose={setPosts}
        />
        <div className={css.pair}>
          <NativeSelect
            label={m.task_origin()}
            value={origin}
            onChange={({ currentTarget }) =>
              setOrigin(originNames.find((name) => name === currentTarget.value) ?? 'planned')
            }
            data={originNames.map((name) => ({ value: name, label: origins[name]() }))}
          />
          {isTaken ? null : (
            <QuantityField
              id="assign-quantity"
              label={m.assign_quantity()}
              value={quantity}
              onChange={setQuantity}
              error={problemOf(problems, 'assign-quantity')}
            />
          )}
          <TextInput
            id="assign-day"
            type="date"
            label={m.task_deadline()}
            value={deadline}
            min={plan.firstDay}
            max={plan.lastDay}
            onChange={({ currentTarget }) => setDeadline(currentTarget.value)}
            error={problemOf(problems, 'assign-day')}
          />
        </div>
        {isTaken ? (
          <SourceField
            plan={plan}
            item={item}
            chosen={source}
            onChoose={setSource}
            error={problemOf(problems, 'source')}
          />
        ) : null}
        <TextInput
          label={m.assign_requirement()}
          value={requirement}
          maxLength={1000}
          onChange={({ currentTarget }) => setRequirement(currentTarget.value)}
        />
        <div className={css.foot}>
          <span className={css.quiet}>
            {item && posts.length > 0
              ? m.assign_adds({
                  units: units(unitsOf({ quantity: amount, coefficient: item.coefficient })),
                  people: posts.length,
                })
              : ''}
          </span>
          <Button type="submit" variant="light">
            {posts.length > 1 ? m.assign_add_many({ count: posts.length }) : m.assign_add()}
          </Button>
        </div>
      </Section>
    </form>
  )
}

interface Source {
  id: string
  open: number
  coefficient: number
}

interface SourceFieldProps {
  plan: Plan
  item: CatalogueItem | null
  chosen: Source | null
  onChoose: (source: Source | null) => void
  error: string | undefined
}

/** Which open task of the same product is continued for somebody else: all of what is open of it. */
function SourceField({ plan, item, chosen, onChoose, error }: SourceFieldProps) {
  const trpc = useTRPC()
  const { unitId, month } = plan
  const itemCode = item?.code ?? ''
  const list = useQuery(trpc.task.list.queryOptions({ unitId, month, itemCode }, { enabled: item !== null }))
  const open = (list.data?.rows ?? []).filter(
    ({ progress }) => progress.open > 0 && progress.waiting === 0 && progress.ended === null,
  )
  return (
    <NativeSelect
      id="source"
      label={m.assign_source()}
      description={m.assign_source_help()}
      error={error}
      value={chosen?.id ?? ''}
      onChange={({ currentTarget }) => {
        const task = open.find(({ id }) => id === currentTarget.value)
        onChoose(task ? { id: task.id, open: task.progress.open, coefficient: task.coefficient } : null)
      }}
      data={[
        { value: '', label: open.length > 0 ? m.assign_source_choose() : m.assign_source_none() },
        ...open.map(({ id, ownerName, progress }) => ({
          value: id,
          label: m.assign_source_line({
            name: ownerName,
            open: quantityText(progress.open),
            day: dayText(progress.deadline),
          }),
        })),
      ]}
    />
  )
}

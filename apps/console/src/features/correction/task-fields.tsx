import { Button, Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { Thousandths } from '@congtam/core/shared/points'
import { quantity } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { QuantityField } from '../task/quantity-field.tsx'
import css from './correction.module.css'
import { type Edits, type Failure, type FailureKind, failuresKey, failuresOf, type Task } from './edits.ts'

interface TaskFieldsProps {
  tasks: readonly Task[]
  edits: Edits
  onChange: (next: Partial<Edits>) => void
}

/** Each task of the sheet, folded: how much was accepted, and every failure and delay that counted. */
export function TaskFields({ tasks, edits, onChange }: TaskFieldsProps) {
  if (tasks.length === 0) return null
  return (
    <fieldset className={css.group}>
      <legend>{m.correction_tasks()}</legend>
      {tasks.map((task) => (
        <OneTask key={task.id} task={task} edits={edits} onChange={onChange} />
      ))}
    </fieldset>
  )
}

const kinds = {
  qualityFailures: { word: m.correction_quality, add: m.correction_add_quality },
  missedDeadlines: { word: m.correction_late, add: m.correction_add_late },
} satisfies Record<FailureKind, unknown>

function OneTask({ task, edits, onChange }: Omit<TaskFieldsProps, 'tasks'> & { task: Task }) {
  const typed = edits.accepted[task.id] ?? null
  const isOther = (of: FailureKind) => JSON.stringify(failuresOf(edits, task, of)) !== JSON.stringify(task[of])
  const isChanged =
    (typed !== null && typed !== task.accepted) || isOther('qualityFailures') || isOther('missedDeadlines')
  return (
    <details className={css.task} data-changed={isChanged || undefined}>
      <summary>
        <span>{task.title}</span>
        <span className={css.now}>{lineOf(task, isChanged)}</span>
      </summary>
      <div className={css.figure}>
        <span>{m.correction_accepted({ quantity: quantity(task.quantity) })}</span>
        <span className={css.now}>
          {m.correction_now()} {quantity(task.accepted)}
        </span>
        <QuantityField
          spoken={m.correction_new_of({ what: m.correction_accepted({ quantity: quantity(task.quantity) }) })}
          value={typed}
          onChange={(next) => onChange({ accepted: { ...edits.accepted, [task.id]: next } })}
        />
      </div>
      {(['qualityFailures', 'missedDeadlines'] as const).map((of) => (
        <Failures
          key={of}
          of={of}
          value={failuresOf(edits, task, of)}
          accepted={typed ?? task.accepted}
          onChange={(next) => onChange({ failures: { ...edits.failures, [failuresKey(task, of)]: next } })}
        />
      ))}
    </details>
  )
}

/** How the task stands, so that what is contested is found without opening each. */
function lineOf({ accepted, quantity: assigned, qualityFailures, missedDeadlines }: Task, isChanged: boolean): string {
  return [
    `${quantity(accepted)} / ${quantity(assigned)}`,
    qualityFailures.length > 0 ? m.correction_counted_quality({ count: qualityFailures.length }) : '',
    missedDeadlines.length > 0 ? m.correction_counted_late({ count: missedDeadlines.length }) : '',
    isChanged ? m.correction_changed_mark() : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

interface FailuresProps {
  of: FailureKind
  value: readonly Failure[]
  accepted: number
  onChange: (next: Failure[]) => void
}

function Failures({ of, value, accepted, onChange }: FailuresProps) {
  const { word, add } = kinds[of]
  const replaced = (at: number, next: Partial<Failure>) =>
    onChange(value.map((failure, index) => (index === at ? { ...failure, ...next } : failure)))
  return (
    <div className={css.failures}>
      <strong>{word()}</strong>
      {value.length === 0 ? <p className={css.now}>{m.correction_no_failures()}</p> : null}
      {value.map((failure, index) => (
        // Failures have no name of their own but their place.
        <div key={index} className={css.failure}>
          <QuantityField
            spoken={m.correction_failure_of({ what: word(), number: index + 1 })}
            value={failure.quantity}
            onChange={(next) => replaced(index, { quantity: Thousandths.parse(Math.max(0, next ?? 0)) })}
          />
          <Checkbox
            label={m.correction_objective()}
            checked={failure.objectiveCause}
            onChange={({ currentTarget }) => replaced(index, { objectiveCause: currentTarget.checked })}
          />
          <Button variant="subtle" size="xs" onClick={() => onChange(value.filter((_, other) => other !== index))}>
            {m.correction_remove_failure()}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        className={css.add}
        onClick={() =>
          onChange([...value, { quantity: Thousandths.parse(Math.min(1000, accepted)), objectiveCause: false }])
        }
      >
        {add()}
      </Button>
    </div>
  )
}

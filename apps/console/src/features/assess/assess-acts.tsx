import { type ReactNode, useState } from 'react'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { ActChoice } from '../task/act-choice.tsx'
import type { TaskDetail } from '../task/task-figures.ts'
import { CauseForm } from './cause-form.tsx'
import { DeductionForm } from './deduction-form.tsx'
import { AcceptForm, ReturnForm } from './delivery-answer.tsx'
import { ExtensionAnswer } from './extension-answer.tsx'
import { HandOverForm } from './hand-over-form.tsx'

/** Every act of the assigner, in the order in which a delivery is dealt with. */
const choices = [
  { act: 'accept', word: m.assess_accept(), isMain: true },
  { act: 'returnDelivery', word: m.assess_return() },
  { act: 'decideExtension', word: m.assess_decide_extension(), isMain: true },
  { act: 'recordFailure', word: m.assess_record_failure() },
  { act: 'recordDelay', word: m.assess_record_delay() },
  { act: 'confirmCause', word: m.assess_confirm_cause() },
  { act: 'handOver', word: m.assess_hand_over() },
] as const
type AssessAction = (typeof choices)[number]['act']

export interface AssessFormProps {
  task: TaskDetail
  onDone: () => void
}

const forms: Record<AssessAction, (props: AssessFormProps) => ReactNode> = {
  accept: AcceptForm,
  returnDelivery: ReturnForm,
  decideExtension: ExtensionAnswer,
  recordFailure: (props) => <DeductionForm kind="failure" {...props} />,
  recordDelay: (props) => <DeductionForm kind="delay" {...props} />,
  confirmCause: CauseForm,
  handOver: HandOverForm,
}

/** What the assigner or the head of the unit can do to the task. */
export function AssessActs({ task }: { task: TaskDetail }) {
  const [chosen, setChosen] = useState<AssessAction | null>(null)
  const [done, setDone] = useState<AssessAction | null>(null)
  const Form = chosen ? forms[chosen] : null
  const { deliveredLate, delays, accepted } = task.progress
  const noted = delays.reduce((sum, { quantity }) => sum + quantity, 0)
  const isLateUnnoted = Math.min(deliveredLate, accepted) > noted && task.allowed.recordDelay.allowed
  return (
    <>
      {done ? <Note tone="good" what={m.assess_done({ act: wordOf(done) })} /> : null}
      {isLateUnnoted && chosen !== 'recordDelay' ? (
        <Note tone="warn" what={m.assess_late_unnoted()} next={m.assess_late_unnoted_next()} />
      ) : null}
      <ActChoice
        choices={choices}
        allowed={task.allowed}
        acts={task.acts}
        chosen={chosen}
        onChoose={(act) => {
          setDone(null)
          setChosen(act)
        }}
      >
        {Form ? (
          <Form
            key={task.version}
            task={task}
            onDone={() => {
              setDone(chosen)
              setChosen(null)
            }}
          />
        ) : null}
      </ActChoice>
    </>
  )
}

function wordOf(act: AssessAction): string {
  return choices.find((choice) => choice.act === act)?.word ?? ''
}

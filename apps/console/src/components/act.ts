import { newRequestKey } from '@congtam/client/request-key'
import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'

/**
 * A mutation that cannot act twice: the same input keeps its key until it succeeded, so a retry after a lost answer
 * gets the first answer. A changed input is another act and gets another key.
 */
export function useAct<Output, Failure, Input extends { key: string }, Context>(
  options: UseMutationOptions<Output, Failure, Input, Context>,
) {
  const intended = useRef<{ key: string; input: string } | null>(null)
  const mutation = useMutation(options)

  /** The key under which `send` would ask for this input: what long work reports its progress by. */
  function keyOf(input: Omit<Input, 'key'>): string {
    const text = JSON.stringify(input)
    if (intended.current?.input !== text) intended.current = { key: newRequestKey(), input: text }
    return intended.current.key
  }

  async function send(input: Omit<Input, 'key'>): Promise<Output> {
    // Omit and key together are the input again, which the compiler cannot know for an open type.
    const output = await mutation.mutateAsync({ ...input, key: keyOf(input) } as Input)
    intended.current = null
    return output
  }

  return {
    keyOf,
    /** Sends the act; rejects with the failure, which `error` shows too. */
    send,
    /** Sends the act from a handler that needs no answer; a failure stands in `error`. */
    start: (input: Omit<Input, 'key'>) => void send(input).catch(() => undefined),
    isPending: mutation.isPending,
    error: mutation.error,
    data: mutation.data,
    reset: mutation.reset,
  }
}

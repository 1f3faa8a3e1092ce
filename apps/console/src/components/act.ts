import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'

/** A random RFC 9562 version 4 id. `crypto.randomUUID` is missing on plain http, which is how a commune's laptop serves a meeting. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  })
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-')
}

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
    if (intended.current?.input !== text) intended.current = { key: newKey(), input: text }
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

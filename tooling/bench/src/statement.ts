import type { Connections } from '@congtam/db/driver/driver'
import type { ClientBase, CustomTypesConfig, Pool } from 'pg'

/** What was sent to the database: a text, which may hold several statements, and its parameters. */
export interface Statement {
  text: string
  values: (string | null)[]
}

/** Makes connections tell what is sent over them. One recording at a time, and nothing else may use them meanwhile. */
export function recordable(connections: Connections) {
  const acquire = connections.acquire.bind(connections)
  let tape: Statement[] | undefined
  connections.acquire = async () => {
    const connection = await acquire()
    return {
      query: (text, values) => {
        tape?.push({ text, values })
        return connection.query(text, values)
      },
      release: (broken) => connection.release(broken),
    }
  }
  return async <T>(act: () => Promise<T>): Promise<{ value: T; statements: Statement[] }> => {
    const statements: Statement[] = []
    tape = statements
    try {
      return { value: await act(), statements }
    } finally {
      tape = undefined
    }
  }
}

/** The least that a client can do with an answer: leave every value as the text that came. */
const asText: CustomTypesConfig = { getTypeParser: () => (text: unknown) => text }

/**
 * Sends the statements one after the other, as one writes it plainly: parameters apart, nothing prepared. With `prepared` each
 * connection keeps them, as ours do.
 */
export async function replay(
  client: ClientBase | Pool,
  statements: readonly Statement[],
  prepared = false,
): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const { text, values } of statements) {
    const name = prepared && values.length > 0 ? { name: nameOf(text) } : {}
    const { rows } = await client.query({ ...name, text, values, types: asText })
    answers.push(rows)
  }
  return answers
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `bare_${names.size}`
  names.set(text, name)
  return name
}

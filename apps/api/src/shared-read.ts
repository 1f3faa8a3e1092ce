/** Runs reads that arrive together in one transaction. */
export type SharedRead<Scope> = <Result>(act: (scope: Scope) => Promise<Result>) => Promise<Result>

interface Reading<Scope> {
  scope: Promise<Scope>
  users: number
  end: () => void
  ended: Promise<void>
}

/**
 * The reads of one HTTP request share one transaction: beginning one costs two to three times the read itself.
 * The first read opens it and the last to finish ends it. Within it statements run one after the other.
 */
export function sharedRead<Scope>(open: (act: (scope: Scope) => Promise<void>) => Promise<void>): SharedRead<Scope> {
  let current: Reading<Scope> | undefined

  function begin(): Reading<Scope> {
    const { promise: scope, resolve, reject } = Promise.withResolvers<Scope>()
    const { promise: finished, resolve: end } = Promise.withResolvers<void>()
    const ended = open(async (opened) => {
      resolve(opened)
      await finished
    })
    ended.catch(reject)
    return { scope, users: 0, end, ended }
  }

  return async (act) => {
    current ??= begin()
    const reading = current
    reading.users += 1
    try {
      return await act(await reading.scope)
    } finally {
      reading.users -= 1
      if (reading.users === 0) {
        if (current === reading) current = undefined
        reading.end()
        await reading.ended
      }
    }
  }
}

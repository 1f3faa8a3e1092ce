const DATABASE = 'congtam.files'
const STORE = 'file'

/** Where the browser gives no room of its own, as in a private window, the bytes last as long as the page. */
const inMemory = new Map<string, Blob>()

/** Keeps the bytes of a file on this machine until they were sent, also when the tab is closed. */
export async function keepBytes(sha256: string, content: Blob): Promise<void> {
  inMemory.set(sha256, content)
  await inStore('readwrite', (store) => store.put(content, sha256))
}

/** The bytes kept under the hash; undefined where they were sent already. */
export async function bytesOf(sha256: string): Promise<Blob | undefined> {
  const found: unknown = inMemory.get(sha256) ?? (await inStore('readonly', (store) => store.get(sha256)))
  return found instanceof Blob ? found : undefined
}

export async function forgetBytes(sha256: string): Promise<void> {
  inMemory.delete(sha256)
  await inStore('readwrite', (store) => store.delete(sha256))
}

/** One request to the store; undefined where there is no store. */
async function inStore(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const database = await opened()
    try {
      return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return await answered(request)
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

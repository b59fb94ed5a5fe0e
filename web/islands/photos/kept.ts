import type { Shrunk } from './shrink.ts'

/** A photograph on its way, kept by the browser until it has arrived: also when the page is closed, or the phone runs dry. */
export interface Waiting extends Shrunk {
  id: string
  /** Where it is added, and where its bytes go. */
  address: string
  uploads: string
  /** What goes along: which product, and what it shows. */
  fields: Record<string, string>
}

const STORE = 'waiting'

export interface Kept {
  /** Whether it outlives the page. */
  lasts: boolean
  all(): Promise<Waiting[]>
  put(photo: Waiting): Promise<unknown>
  drop(id: string): Promise<unknown>
}

/** A browser that keeps nothing for anyone, as in a private window, keeps it while the page is open. */
export async function openKept(): Promise<Kept> {
  try {
    return keptIn(await open())
  } catch {
    const memory = new Map<string, Waiting>()
    return {
      lasts: false,
      all: async () => [...memory.values()],
      put: async (photo) => memory.set(photo.id, photo),
      drop: async (id) => memory.delete(id),
    }
  }
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open('photos', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' })
  return answer(asked)
}

function keptIn(db: IDBDatabase): Kept {
  const store = (mode: IDBTransactionMode) => db.transaction(STORE, mode).objectStore(STORE)
  return {
    lasts: true,
    all: () => answer(store('readonly').getAll()),
    put: (photo) => answer(store('readwrite').put(photo)),
    drop: (id) => answer(store('readwrite').delete(id)),
  }
}

function answer<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
}

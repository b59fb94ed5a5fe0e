/** What the farm's part of the service worker remembers: codes as hashes under a key that cannot be read out, and acts that wait. */
import type { KeptCode } from '../src/redemptions/kept-codes.rules.ts'
import type { Act } from '../src/redemptions/redemptions.schemas.ts'

/** Apart, since codes are forgotten when their keeper may not see them any more, and acts are not. */
const CODES = 'farm-codes'
const ACTS = 'farm-acts'
const STORE = 'kept'

/** The same button pressed again this soon is the same tap; later it is more of the party. */
const SAME_TAP_MS = 10_000
const REMEMBERED_MS = 2 * 24 * 3_600_000

export interface KnownCodes {
  key: CryptoKey
  codes: KeptCode[]
}

/** Something noted without a signal, and for which farm's page. */
export interface WaitingAct {
  act: Act
  home: string
  /** The name of the tap on the page it was made with; its own is another when the page was pressed before. */
  tap: string
  sent?: boolean
}

export async function keepCodes(home: string, known: KnownCodes): Promise<void> {
  await use(CODES, 'readwrite', (store) => store.put(known, home))
}

export async function knownCodes(home: string): Promise<KnownCodes | undefined> {
  return use(CODES, 'readonly', (store) => store.get(home) as IDBRequest<KnownCodes | undefined>) // as it was put
}

export async function forgetCodes(home: string): Promise<void> {
  await use(CODES, 'readwrite', (store) => store.delete(home))
}

/**
 * Keeps an act until the server has it. A kept page is made once and pressed more often: the first time its own name for
 * the tap goes along, since the server may have had it already, and later times are acts of their own.
 */
export async function keepAct(act: Act, home: string): Promise<void> {
  const before = (await allActs()).filter(({ tap }) => tap === act.id)
  const isSameTap = before.some(
    (kept) =>
      JSON.stringify(kept.act.lines) === JSON.stringify(act.lines) &&
      Math.abs(act.claimedAt - kept.act.claimedAt) < SAME_TAP_MS,
  )
  if (isSameTap) return
  const named = before.length === 0 ? act : { ...act, id: crypto.randomUUID() }
  await use(ACTS, 'readwrite', (store) => store.put({ act: named, home, tap: act.id }, named.id))
}

/** What the server does not have yet, the first first. */
export async function waitingActs(): Promise<WaitingAct[]> {
  return (await allActs()).filter(({ sent }) => !sent).sort((a, b) => a.act.claimedAt - b.act.claimedAt)
}

/** Remembered a while, so that a page that was kept before is not taken to be pressed for the first time. */
export async function markSent(waiting: WaitingAct): Promise<void> {
  await use(ACTS, 'readwrite', (store) => store.put({ ...waiting, sent: true }, waiting.act.id))
  const outlived = (await allActs()).filter(({ sent, act }) => sent && act.claimedAt < Date.now() - REMEMBERED_MS)
  for (const { act } of outlived) await use(ACTS, 'readwrite', (store) => store.delete(act.id))
}

function allActs(): Promise<WaitingAct[]> {
  return use(ACTS, 'readonly', (store) => store.getAll() as IDBRequest<WaitingAct[]>) // as they were put
}

/** One request in one transaction; nothing is held open, so that another page can throw the database away. */
function use<Result>(
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        database.close()
        resolve(request.result)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    }
  })
}

import type { Words } from '../../words/words.ts'
import { type Kept, openKept, type Waiting } from './kept.ts'
import { NotSent, send, type Trouble } from './send.ts'
import { shrink } from './shrink.ts'

type Sending = Words['sending'] & Record<string, string>

/** So often the site itself may fail over one photograph. */
const SERVER_TRIES = 3

/** How long to wait before trying again, in milliseconds, each time longer; a signal that comes back ends the wait. */
const WAITS = [2, 5, 15, 30, 60].map((seconds) => seconds * 1000)

/**
 * Adds photographs from a phone: shrinks them, keeps them until they have arrived, sends them one after the other, and
 * goes on by itself when the signal is back or the page is opened again. Without it the form sends one at a time.
 */
export async function startPhotos(panel: HTMLElement): Promise<void> {
  const { photos: address = '', uploads = '', words: told = '{}' } = panel.dataset
  const words: Sending = JSON.parse(told)
  const form = panel.querySelector<HTMLFormElement>('form.photo-form')
  const input = form?.querySelector<HTMLInputElement>('input[type=file]')
  const queue = panel.querySelector<HTMLElement>('[data-photo-queue]')
  if (!form || !input || !queue) return
  const kept = await openKept()
  const sender = new Sender(panel, queue, kept, words, { address, uploads })

  const plain = form.querySelector<HTMLElement>('[data-without-scripts]')
  if (plain) plain.hidden = true
  form.classList.add('with-scripts')
  input.multiple = true
  input.required = false
  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])]
    const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    input.value = ''
    for (const file of files) await sender.add(file, Object.fromEntries(texts))
    const alt = form.querySelector<HTMLInputElement>('input[name=alt]')
    if (alt) alt.value = ''
  })
  for (const photo of await kept.all()) if (photo.uploads === uploads) sender.show(photo)
  void sender.run()
}

class Sender {
  readonly #panel: HTMLElement
  readonly #queue: HTMLElement
  readonly #kept: Kept
  readonly #words: Sending
  readonly #here: { address: string; uploads: string }
  readonly #waiting: { photo: Waiting; row: Row }[] = []
  #isRunning = false

  constructor(
    panel: HTMLElement,
    queue: HTMLElement,
    kept: Kept,
    words: Sending,
    here: { address: string; uploads: string },
  ) {
    this.#panel = panel
    this.#queue = queue
    this.#kept = kept
    this.#words = words
    this.#here = here
  }

  /** A row for one more, whose news is also heard. Numbers that run are not. */
  #row(): Row {
    const status = this.#panel.querySelector('[data-photo-status]')
    return new Row(this.#queue, this.#words, (text) => {
      if (status) status.textContent = text
    })
  }

  /** Takes a file in: nothing of it is sent before it is small and kept. */
  async add(file: File, fields: Record<string, string>): Promise<void> {
    const row = this.#row()
    row.say(this.#words.shrinking)
    try {
      const photo = { id: crypto.randomUUID(), ...this.#here, fields, ...(await shrink(file)) }
      await this.#kept.put(photo)
      this.show(photo, row)
      void this.run()
    } catch {
      row.say(this.#words.photo_type)
      row.offerDrop(() => this.#leave(row))
    }
  }

  show(photo: Waiting, row = this.#row()): void {
    row.picture(photo.small)
    row.say(this.#words.waiting)
    row.offerDrop(() => void this.#drop(photo, row))
    this.#waiting.push({ photo, row })
  }

  /** One at a time: a weak signal is not shared. */
  async run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const { photo, row } = first
      if (await this.#bring(photo, row)) await this.#forget(photo)
      else this.#waiting.splice(0, 1)
    }
    this.#isRunning = false
  }

  /** Answers false when it never will arrive; it stays in its row, with the reason. */
  async #bring(photo: Waiting, row: Row): Promise<boolean> {
    for (let tries = 0; ; tries++) {
      try {
        const page = await send(photo, (share) => row.progress(share))
        row.remove()
        this.#arrived(page, photo)
        return true
      } catch (error) {
        if (!(error instanceof NotSent)) throw error
        if (!this.#waiting.some((other) => other.photo === photo)) return true
        if (error.trouble.kind !== 'wait') {
          row.say(this.#reason(error.trouble))
          return false
        }
        if (error.trouble.server) {
          row.say(this.#words.trouble)
          // The others need not wait for what the site cannot take; it is tried again when the page is next opened.
          if (tries >= SERVER_TRIES) return false
        } else {
          row.say(this.#kept.lasts ? this.#words.offline : this.#words.offlineUnkept)
        }
        await signalOr(error.trouble.ms ?? WAITS[Math.min(tries, WAITS.length - 1)] ?? 0)
      }
    }
  }

  #reason(trouble: Trouble): string {
    if (trouble.kind === 'sign_in') return this.#words.signIn
    if (trouble.kind === 'full') return this.#words.full
    return (trouble.kind === 'refused' && trouble.code && this.#words[trouble.code]) || this.#words.refused
  }

  /** Where one goes on from a row that is gone. */
  #leave(row: Row): void {
    row.remove()
    this.#panel.querySelector<HTMLElement>('input[type=file]')?.focus()
  }

  async #drop(photo: Waiting, row: Row): Promise<void> {
    this.#leave(row)
    await this.#forget(photo)
  }

  async #forget(photo: Waiting): Promise<void> {
    const at = this.#waiting.findIndex((other) => other.photo === photo)
    if (at !== -1) this.#waiting.splice(at, 1)
    await this.#kept.drop(photo.id)
  }

  /** The list as the server has it now; of another thing's photograph it is another list. */
  #arrived(page: string, photo: Waiting): void {
    const status = this.#panel.querySelector('[data-photo-status]')
    if (status) status.textContent = this.#words.done
    const own = this.#panel.querySelector<HTMLInputElement>('input[name=product]')?.value ?? ''
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-photo-list]')
    const isOfThis = photo.address === this.#here.address && (photo.fields.product ?? '') === own
    if (fresh && isOfThis) this.#panel.querySelector('[data-photo-list]')?.replaceWith(fresh)
  }
}

/** Waits so long, or until the browser says that there is a signal. */
function signalOr(ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(goOn, ms)
    window.addEventListener('online', goOn, { once: true })
    function goOn() {
      clearTimeout(timer)
      window.removeEventListener('online', goOn)
      done()
    }
  })
}

/** One photograph on its way, as its sender sees it. */
class Row {
  readonly #words: Sending
  readonly #announce: (text: string) => void
  readonly #item = document.createElement('li')
  readonly #canvas = document.createElement('canvas')
  readonly #text = document.createElement('p')
  readonly #bar = document.createElement('progress')
  readonly #button = document.createElement('button')

  constructor(queue: HTMLElement, words: Sending, announce: (text: string) => void) {
    this.#words = words
    this.#announce = announce
    this.#canvas.setAttribute('aria-hidden', 'true')
    this.#bar.hidden = true
    this.#bar.ariaLabel = words.sending
    this.#button.type = 'button'
    this.#button.className = 'button'
    this.#button.textContent = words.drop
    this.#button.hidden = true
    for (const part of [this.#canvas, this.#text, this.#bar, this.#button]) this.#item.appendChild(part)
    queue.appendChild(this.#item)
  }

  say(text: string | undefined): void {
    const said = text ?? this.#words.refused
    this.#text.textContent = said
    this.#bar.hidden = true
    this.#announce(said)
  }

  progress(share: number): void {
    this.#text.textContent = `${this.#words.sending} ${Math.round(share * 100)}%`
    this.#bar.hidden = false
    this.#bar.value = share
  }

  /** Drawn, not addressed: pages load pictures from this site alone. */
  async picture(blob: Blob): Promise<void> {
    const bitmap = await createImageBitmap(blob)
    this.#canvas.width = bitmap.width
    this.#canvas.height = bitmap.height
    this.#canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  }

  offerDrop(act: () => void): void {
    this.#button.hidden = false
    this.#button.onclick = act
  }

  remove(): void {
    this.#item.remove()
  }
}

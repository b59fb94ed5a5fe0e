import { yuan } from '../format.ts'

/**
 * Shows what a call comes to while it is being written down, and tells the server that it was shown: then it needs no page
 * of its own. A stay of several nights, whose other nights may cost something else, is left to that page.
 */
export function startCallTotal(form: HTMLFormElement): void {
  const shown = form.querySelector<HTMLOutputElement>('output.call-total')
  const total = form.elements.namedItem('total')
  if (!shown || !(total instanceof HTMLInputElement)) return
  const show = () => {
    const fen = totalOf(form)
    total.value = fen === null ? '' : String(fen)
    shown.hidden = fen === null
    const amount = shown.querySelector('b')
    if (amount) amount.textContent = fen === null ? '' : yuan(fen)
  }
  form.addEventListener('input', show)
  // A browser fills in what was typed before only after the page is there.
  window.addEventListener('pageshow', show)
  show()
}

/** In fen; null while nothing is chosen, or it is not for us to say. */
function totalOf(form: HTMLFormElement): number | null {
  const fields = new FormData(form)
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[data-fen]')].filter((box) => {
    const day = box.closest<HTMLElement>('[data-day]')?.dataset.day
    return box.value.trim() !== '' && (day === undefined || day === fields.get('day'))
  })
  const isLong = Number(fields.get('nights') ?? 1) > 1 && boxes.some((box) => box.dataset.stay)
  const isSound = boxes.every((box) => /^\d+$/.test(box.value.trim()))
  if (boxes.length === 0 || isLong || !isSound) return null
  return boxes.reduce((sum, box) => sum + Number(box.value) * Number(box.dataset.fen), 0)
}

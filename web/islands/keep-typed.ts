const KEY = 'typed'
/** What a guest types once; consent is given anew each time, and a key belongs to one form. */
const FIELDS = ['name', 'phone', 'note']

/**
 * Keeps what was typed into the contact form while parts of the trip are changed by links: in this tab alone, until the
 * order is placed. What the form holds already is never overwritten.
 */
export function keepTyped(form: HTMLFormElement): void {
  const typed = read()
  for (const field of fieldsOf(form)) if (field.value === '') field.value = typed[field.name] ?? ''
  form.addEventListener('input', () => {
    const now = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]))
    store(JSON.stringify(now))
  })
}

/** An order's page needs it no more. */
export function forgetTyped(): void {
  store('{}')
}

/** A browser may keep nothing for anyone: then nothing is kept. */
function store(text: string): void {
  try {
    sessionStorage.setItem(KEY, text)
  } catch {}
}

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return FIELDS.flatMap((name) => {
    const field = form.elements.namedItem(name)
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? [field] : []
  })
}

function read(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}

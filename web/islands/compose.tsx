import { render } from 'preact'
import { addDays, type Day, dayOf } from '../../src/days.ts'
import { type PartyFault, readWish, type Wish, writeWish } from '../../src/trips/trips.address.ts'
import { type ComposeRequest, composeTrips, hasTripFor, MOST_NIGHTS, NEAR_DAYS } from '../../src/trips/trips.rules.ts'
import type { LineOffer } from '../../src/trips/trips.schemas.ts'
import type { LineName } from '../../src/trips/trips.ts'
import { type ComposerFace, partyFaultText } from '../components/composer-face.ts'
import { Proposals } from '../components/proposals.tsx'
import { inLanguage } from '../paths.ts'
import * as compose from '../words/compose.ts'
import * as site from '../words/site.ts'
import * as time from '../words/time.ts'

/** Changes that follow each other this closely are one step of the back button. */
const ONE_CHANGE_MS = 1500

interface KnownOffer {
  from: Day
  to: Day
  coming: Promise<CameOffer>
}

interface CameOffer {
  offer: LineOffer
  /** Of this page's clock: the server's time goes on from there. */
  cameAt: number
}

/**
 * Makes the composer instant: whatever changes in the form is composed here, by the rules the server has, from the
 * line's offer, which is asked for once per line and range. The form stays the server's own, so nothing typed is lost
 * however late this comes, and pressing its button still sends it when the offer cannot be had.
 */
export function startComposer(form: HTMLFormElement, results: HTMLElement): void {
  const face = faceHere(form.dataset.today ?? '')
  const phone = form.dataset.phone ?? ''
  const known = new Map<string, KnownOffer>()
  let latest = 0
  let pushedAt = Number.NEGATIVE_INFINITY

  const wishInForm = () => readWish((name) => new FormData(form).get(name)?.toString())

  /** Composes what the form says; answers whether that is what now stands below. */
  const recompose = async (): Promise<boolean> => {
    const asked = ++latest
    const wish = wishInForm()
    tellPartyFault(form, face, wish.fault, phone)
    if (!isReady(wish)) return false
    const found = await offerAround(known, wish).catch(() => null)
    if (asked !== latest) return true
    form.querySelector('[data-stale]')?.toggleAttribute('hidden', found !== null)
    if (!found) return false
    const { line, products, calendars, now } = found.offer
    const { party, day, nights } = wish
    const nowHere = Date.parse(now) + performance.now() - found.cameAt
    if (day < dayOf(nowHere)) return false
    const request = { party, day, nights, now: nowHere }
    const proposal = composeTrips(line, products, calendars, request)
    const show = (elsewhere: LineName[]) => {
      const props = { face, line, wish, proposal, elsewhere, phone }
      if (asked === latest) render(<Proposals {...props} />, results)
    }
    show([])
    if (proposal.trips.length === 0)
      void linesFor(known, wish, otherLines(form, wish.slug), request).then(show, () => {})
    const told = form.querySelector('[data-told]')
    if (told) told.textContent = face.words.compose.told(proposal.trips.length)
    return true
  }

  /** Whoever turns a number up step by step wants to come back from it in one. */
  const rememberAddress = () => {
    const address = `${location.pathname}?${writeWish(wishInForm())}`
    if (address === location.pathname + location.search) return
    const isOneChange = performance.now() - pushedAt < ONE_CHANGE_MS
    history[isOneChange ? 'replaceState' : 'pushState'](null, '', address)
    pushedAt = performance.now()
  }
  const follow = async () => {
    if (await recompose()) rememberAddress()
  }

  form.addEventListener('input', follow)
  // Whoever goes to the form is about to change it: the first change is to be as quick as the next.
  form.addEventListener('focusin', () => {
    const wish = wishInForm()
    if (isReady(wish)) offerAround(known, wish).catch(() => {})
  })
  form.addEventListener('submit', async (event) => {
    if (!isReady(wishInForm())) return
    event.preventDefault()
    if (!(await recompose())) return form.submit()
    rememberAddress()
    results.scrollIntoView({ block: 'start' })
  })
  results.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>(WISHES_OTHERWISE) : null
    if (!link || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    for (const [name, value = ''] of Object.entries(link.dataset)) {
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
    }
    follow()
  })
  window.addEventListener('popstate', async () => {
    fillForm(form, new URLSearchParams(location.search))
    pushedAt = Number.NEGATIVE_INFINITY
    if (!(await recompose())) location.reload()
  })

  // Changed before this came, or kept by the browser over a reload: what the form says stands.
  if (isDirty(form)) follow()
  else if (results.childElementCount > 0)
    history.replaceState(history.state, '', `${location.pathname}?${writeWish(wishInForm())}${location.hash}`)
}

/** A link to the same wish with another day, other nights or another line: its data are the form's own fields. */
const WISHES_OTHERWISE = 'a:is([data-day], [data-nights], [data-line])'

function otherLines(form: HTMLFormElement, slug: string): string[] {
  const field = form.elements.namedItem('line')
  const slugs = field instanceof HTMLSelectElement ? [...field.options].map(({ value }) => value) : []
  return slugs.filter((other) => other !== slug)
}

/** Those of the lines on which the wish finds a trip. Throws when an offer cannot be had. */
async function linesFor(
  known: Map<string, KnownOffer>,
  wish: ReadyWish,
  slugs: readonly string[],
  request: ComposeRequest,
): Promise<LineName[]> {
  const came = await Promise.all(slugs.map((slug) => offerAround(known, { ...wish, slug })))
  return came.flatMap(({ offer }) => (hasTripFor(offer, request) ? [offer.line] : []))
}

function isReady(wish: Wish & { fault: PartyFault | null }): wish is ReadyWish & { fault: null } {
  return wish.slug !== null && wish.day !== null && wish.fault === null
}

/** The same words at the same place as the server would answer with. */
function tellPartyFault(form: HTMLFormElement, { words }: ComposerFace, fault: PartyFault | null, phone: string): void {
  const place = form.querySelector('#party-fault')
  if (!place) return
  place.textContent = fault === null ? '' : partyFaultText(words.compose.partyFault, fault, phone)
  place.toggleAttribute('hidden', fault === null)
  for (const field of form.querySelectorAll('.party input')) {
    if (fault === null) field.removeAttribute('aria-invalid')
    else field.setAttribute('aria-invalid', 'true')
  }
}

type ReadyWish = Wish & { slug: string; day: Day }

/** The offer of a line around a day: known, on its way, or asked for. Throws when it cannot be had. */
function offerAround(known: Map<string, KnownOffer>, { slug, day }: ReadyWish): Promise<CameOffer> {
  const before = known.get(slug)
  if (before && before.from <= day && addDays(day, MOST_NIGHTS) <= before.to) return before.coming
  const from = addDays(day, -NEAR_DAYS)
  const to = addDays(day, NEAR_DAYS + MOST_NIGHTS)
  const coming = fetchOffer(`/api/lines/${slug}/offer?from=${from}&to=${to}`)
  const asked = { from, to, coming }
  known.set(slug, asked)
  // What could not be had is asked for again the next time.
  coming.catch(() => known.get(slug) === asked && known.delete(slug))
  return coming
}

async function fetchOffer(address: string): Promise<CameOffer> {
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`${reply.status}`)
  return { offer: (await reply.json()) as LineOffer, cameAt: performance.now() } // our own documented reply
}

function fillForm(form: HTMLFormElement, query: URLSearchParams): void {
  for (const field of form.elements)
    if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name)
      field.value = query.get(field.name) ?? ''
}

/** Whether the form says something else than the server put into it. */
function isDirty(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement) return field.value !== field.defaultValue
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((option) => option.selected !== option.defaultSelected)
    return false
  })
}

function faceHere(today: Day): ComposerFace {
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
  const words =
    lang === 'en'
      ? { compose: compose.en, site: site.en, time: time.en }
      : { compose: compose.zh, site: site.zh, time: time.zh }
  return { lang, words, today, to: (path) => inLanguage(lang, path) }
}

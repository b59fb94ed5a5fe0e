import type { PricedLine } from '../../src/bookings/bookings.rules.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import type { SeenPlan } from '../../src/trips/trips.plan.ts'
import { Clashes } from '../components/clashes.tsx'
import { ContactForm, type TripForm } from '../components/contact-form.tsx'
import { faultWord } from '../components/fault.tsx'
import { GoneParts } from '../components/gone-parts.tsx'
import { Plan } from '../components/plan.tsx'
import { useFace } from '../face.tsx'
import { lineClass } from '../format.ts'
import { withQuery } from '../paths.ts'

export type { TripForm }

export interface TripPageProps {
  seen: SeenPlan
  plan: string
  /** What the address says beside the plan: line, day, who comes. */
  kept: Record<string, string>
  /** The line of the plan whose part is being changed. */
  changing: number | null
  english: EnglishNames
  /** An order of this guest's that still waits to be confirmed. */
  openHold: { id: string; code: string } | null
  form: TripForm
  /** Whether something was typed into the form before: it must come along whatever is pressed. */
  isFilled: boolean
  problem: Problem | null
  consentVersion: string
}

export function TripPage(props: TripPageProps) {
  const { words, to } = useFace()
  const { seen, plan, openHold, problem, kept } = props
  const { quote } = seen
  const line = kept.line
  const more = line
    ? withQuery(`/lines/${line}`, { day: kept.day, nights: kept.nights ?? 1, plan })
    : withQuery('/lines', { plan })
  return (
    <section class={`narrow trip ${seen.letter ? lineClass(seen.letter) : ''}`}>
      <h1>{words.trip.title}</h1>
      {openHold && (
        <p class="plan-bar">
          {words.trip.openHold(openHold.code)}
          <a class="button" href={to(`/orders/${openHold.id}`)}>
            {words.trip.goConfirm}
          </a>
        </p>
      )}
      {problem && <Refusal {...props} problem={problem} />}
      {!quote && !problem && seen.gone.length === 0 && <p>{words.trip.empty}</p>}
      {seen.gone.length > 0 && <GoneParts {...props} />}
      {quote && <Plan {...props} quote={quote} />}
      <Asked lines={quote?.lines ?? []} english={props.english} />
      {seen.clashes.length > 0 && <Clashes seen={seen} />}
      <p class="onwards">
        <a class="button" href={to(quote ? more : '/lines')}>
          {quote ? words.trip.more : words.trip.chooseLine}
        </a>
        {line && (
          <a class="button quiet-button" href={to(withQuery('/compose', kept))}>
            {words.compose.again}
          </a>
        )}
      </p>
      {quote && <ContactForm {...props} totalFen={quote.totalFen} />}
    </section>
  )
}

/** What its host says yes or no to before it is booked. */
function Asked({ lines, english }: { lines: readonly PricedLine[]; english: EnglishNames }) {
  const { words, said } = useFace()
  const titles = lines
    .filter(({ hostAnswers }) => hostAnswers)
    .map((line) => said(line.title, english.get(line.unitId)?.product))
  if (titles.length === 0) return null
  return <p class="host-answers">{words.order.willAwait(words.site.list([...new Set(titles)]))}</p>
}

/** Where on the page each part of the form is. */
const FIELDS: Record<string, string> = {
  'contact.name': 'name',
  'contact.phone': 'phone',
  note: 'note',
  consent: 'consent',
}

function Refusal({ seen, problem, english }: TripPageProps & { problem: Problem }) {
  const { words, said } = useFace()
  const lines = seen.quote?.lines ?? []
  const short = problem.extra.short ?? []
  const titleOf = (line: PricedLine | undefined) => (line ? said(line.title, english.get(line.unitId)?.product) : '')
  const errors = problem.extra.errors ?? []
  return (
    <div class="refusal" role="alert">
      <p>{words.problem[problem.code]}</p>
      {lines.length > 0 && short.length > 0 && (
        <ul>
          {short.flatMap(({ slotId, left, lines: positions }) =>
            positions.map((position) => (
              <li key={`${slotId} ${position}`}>{words.trip.shortOf(titleOf(lines[position]), left)}</li>
            )),
          )}
        </ul>
      )}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, code }) => (
            <li key={path}>
              {FIELDS[path] ? <a href={`#${FIELDS[path]}`}>{faultWord(words, code)}</a> : faultWord(words, code)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

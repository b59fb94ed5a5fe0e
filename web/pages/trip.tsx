import type { PricedLine } from '../../src/bookings/bookings.rules.ts'
import { timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import { ContactForm, type TripForm } from '../components/contact-form.tsx'
import { faultWord } from '../components/fault.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'
import type { Words } from '../words/words.ts'

export type { TripForm }

interface TripPageProps {
  plan: string
  /** null when the plan is empty or holds something that is no longer there. */
  parts: (PricedLine & { without: string })[] | null
  totalFen: number
  english: EnglishNames
  /** Parts that cannot be had any more were taken out. */
  mended: boolean
  /** An order of this guest's that still waits to be confirmed. */
  openHold: { id: string; code: string } | null
  form: TripForm
  problem: Problem | null
  consentVersion: string
}

export function TripPage(props: TripPageProps) {
  const { words, to } = useFace()
  const { plan, parts, mended, openHold, problem } = props
  return (
    <section class="narrow">
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
      {!parts && !problem && <p>{words.trip.empty}</p>}
      {mended && parts && <p>{words.trip.mended}</p>}
      {parts && <Parts {...props} parts={parts} />}
      <p>
        <a class="button" href={to(parts ? `/lines?plan=${plan}` : '/lines')}>
          {parts ? words.trip.more : words.trip.chooseLine}
        </a>
      </p>
      {parts && <ContactForm {...props} />}
    </section>
  )
}

/** Where on the page each part of the form is. */
const FIELDS: Record<string, string> = {
  'contact.name': 'name',
  'contact.phone': 'phone',
  note: 'note',
  consent: 'consent',
}

function Refusal({ parts, problem, english }: TripPageProps & { problem: Problem }) {
  const { words, said } = useFace()
  const short = problem.extra.short ?? []
  const titleOf = (part: PricedLine | undefined) => (part ? said(part.title, english.get(part.unitId)?.product) : '')
  const errors = problem.extra.errors ?? []
  return (
    <div class="refusal" role="alert">
      <p>{words.problem[problem.code]}</p>
      {parts && short.length > 0 && (
        <ul>
          {short.flatMap(({ slotId, left, lines }) =>
            lines.map((position) => (
              <li key={`${slotId} ${position}`}>{words.trip.shortOf(titleOf(parts[position]), left)}</li>
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

function Parts({ parts, totalFen, english }: TripPageProps & { parts: (PricedLine & { without: string })[] }) {
  const { words, to } = useFace()
  return (
    <table class="bill">
      <thead>
        <tr>
          <th scope="col">{words.trip.part}</th>
          <th scope="col">{words.trip.price}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={`${part.unitId} ${part.slots[0]?.id}`}>
            <td>
              <strong>
                <Said zh={part.title} en={english.get(part.unitId)?.product} />
              </strong>{' '}
              <Said zh={part.unitName} en={english.get(part.unitId)?.unit} /> {words.trip.times} {part.quantity}
              <span class="quiet">
                <Said zh={part.hostName} en={english.get(part.unitId)?.host} />
                {whenOf(words, part) && ` · ${whenOf(words, part)}`}
              </span>
              <a class="remove" href={to(part.without ? `/trip?plan=${part.without}` : '/trip')}>
                {words.trip.remove}
              </a>
            </td>
            <td class="money">{yuan(part.amountFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.trip.total}</th>
          <td class="money">{yuan(totalFen)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function whenOf(words: Words, part: PricedLine): string {
  const [first] = part.slots
  if (!first?.day) return ''
  if (part.slots.length > 1) return `${dayLabel(words, first.day)}，${words.line.night(part.slots.length)}`
  return `${dayLabel(words, first.day)} ${first.startsAt === null ? '' : timeOf(first.startsAt)}`
}

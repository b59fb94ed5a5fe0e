import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import { withQuery } from '../paths.ts'
import { Fault, faultProps } from './fault.tsx'

export interface TripForm {
  name: string
  phone: string
  note: string
  consent: boolean
  /** The idempotency key: sending the form twice makes one order. */
  key: string
}

interface ContactFormProps {
  plan: string
  totalFen: number
  form: TripForm
  /** Whether something was typed before: then every change brings it along. */
  isFilled: boolean
  problem: Problem | null
  consentVersion: string
  /** What the address of the trip says beside the plan, kept while the form goes to and fro. */
  kept: Record<string, string>
}

/**
 * Who comes and how to reach them, as it was left, with what must change at each field. Without scripts a link to a
 * changed trip would lose what was typed: that is said beforehand, and a button brings it along.
 */
export function ContactForm({ plan, totalFen, form, isFilled, problem, consentVersion, kept }: ContactFormProps) {
  const { words, to } = useFace()
  return (
    <form method="post" action={to('/orders')} class="contact" id="contact" data-keep>
      <h2>{words.trip.who}</h2>
      {!isFilled && (
        <noscript>
          <p class="quiet">{words.trip.changeFirst(words.trip.takeAlong)}</p>
        </noscript>
      )}
      <input type="hidden" name="plan" value={plan} />
      <input type="hidden" name="key" value={form.key} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="expectedTotalFen" value={String(totalFen)} />
      <label for="name">{words.trip.name}</label>
      <input
        id="name"
        name="name"
        type="text"
        value={form.name}
        autoComplete="name"
        required
        maxLength={40}
        {...faultProps(problem, 'contact.name')}
      />
      <Fault problem={problem} path="contact.name" />
      <label for="phone">{words.trip.phone}</label>
      <input
        id="phone"
        name="phone"
        type="tel"
        value={form.phone}
        autoComplete="tel"
        inputMode="tel"
        required
        {...faultProps(problem, 'contact.phone')}
      />
      <p class="quiet">{words.trip.phoneHint}</p>
      <Fault problem={problem} path="contact.phone" />
      <label for="note">{words.trip.note}</label>
      <textarea id="note" name="note" rows={2} maxLength={500} {...faultProps(problem, 'note')}>
        {form.note}
      </textarea>
      <Fault problem={problem} path="note" />
      <label class="check">
        <input
          id="consent"
          type="checkbox"
          name="consent"
          value={consentVersion}
          checked={form.consent}
          required
          {...faultProps(problem, 'consent')}
        />
        <span>{words.trip.consent}</span>
      </label>
      <Fault problem={problem} path="consent" />
      <p class="submit">
        <button type="submit" class="button main">
          {words.trip.hold} {yuan(totalFen)}
        </button>
        <span class="quiet">{words.trip.holdHint}</span>
      </p>
      {!isFilled && (
        // Last in the form, since Enter presses its first button.
        <noscript>
          <p class="submit">
            <button
              type="submit"
              class="button quiet-button"
              formaction={to(withQuery('/trip', { plan, ...kept }))}
              formmethod="post"
              formNoValidate
            >
              {words.trip.takeAlong}
            </button>
          </p>
        </noscript>
      )}
    </form>
  )
}

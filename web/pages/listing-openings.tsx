import type { Keeper } from '../../src/accounts/guard.ts'
import type { ListingKind } from '../../src/listings/listings.schemas.ts'
import type { Listing } from '../../src/listings/listings.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault } from '../components/fault.tsx'
import { Field } from '../components/field.tsx'
import { ListingStep } from '../components/listing-step.tsx'
import { useFace } from '../face.tsx'
import { dateInFull } from '../format.ts'

interface ListingOpeningsPageProps {
  keeper: Keeper
  listing: Listing
  kind: ListingKind
  form: Record<'from' | 'to' | 'capacity' | 'times' | 'minutes', string> & { weekdays: string[] }
  /** How many were added just now; null when nothing was. */
  added: number | null
  problem: Problem | null
}

/** Monday first, as a week is read in China. */
const WEEK = [1, 2, 3, 4, 5, 6, 0]

export function ListingOpeningsPage({ keeper, listing, kind, form, added, problem }: ListingOpeningsPageProps) {
  const { words } = useFace()
  const said = words.listing
  const field = (name: Exclude<keyof typeof form, 'weekdays'>) => ({ name, value: form[name], problem })
  const capacity = kind === 'stay' ? said.capacityStay : kind === 'goods' ? said.capacityStock : said.capacityPlaces
  return (
    <ListingStep keeper={keeper} productId={listing.productId} step="openings" problem={problem} submit={said.open}>
      {added !== null && (
        <p class="refusal gentle" role="status">
          {said.opened(added)}
        </p>
      )}
      {kind !== 'goods' && (
        <p>
          {said.openingsLead} {listing.openUntil && said.openUntil(dateInFull(words, listing.openUntil))}
        </p>
      )}
      <Field {...field('capacity')} label={capacity} inputMode="numeric" required />
      {kind !== 'goods' && (
        <>
          <div class="in-a-row">
            <Field {...field('from')} label={said.from} type="date" required />
            <Field {...field('to')} label={said.to} type="date" required />
          </div>
          <fieldset class="weekdays">
            <legend>{said.weekdaysOpen}</legend>
            {WEEK.map((weekday) => (
              <label key={weekday} class="check">
                <input
                  type="checkbox"
                  name={`weekday${weekday}`}
                  value="yes"
                  checked={form.weekdays.includes(String(weekday))}
                />
                <span>{words.time.weekdays[weekday]}</span>
              </label>
            ))}
            <Fault problem={problem} path="weekdays" />
          </fieldset>
        </>
      )}
      {kind !== 'goods' && kind !== 'stay' && (
        <>
          <Field {...field('times')} label={said.times} required />
          <Field {...field('minutes')} label={said.minutes} inputMode="numeric" required />
        </>
      )}
    </ListingStep>
  )
}

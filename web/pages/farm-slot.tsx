import type { Keeper } from '../../src/accounts/guard.ts'
import type { BookedGuest } from '../../src/bookings/bookings.booked.ts'
import type { HostListing, HostSlot, HostUnit, PastChange } from '../../src/calendar/calendar.sql.ts'
import type { Refused } from '../../src/calendar/calendar.ts'
import { isHers, mondayOf, standingOf } from '../../src/calendar/weeks.rules.ts'
import { timeOf } from '../../src/days.ts'
import { shownPriceFenOf } from '../../src/inventory/inventory.rules.ts'
import type { Problem } from '../../src/problem.ts'
import { BookedGuests } from '../components/booked-guests.tsx'
import { ChangeRefusal, changeText } from '../components/calendar-change.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { fieldId } from '../components/field.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, plainYuan, yuan } from '../format.ts'
import { withQuery } from '../paths.ts'

export interface FarmSlotProps {
  keeper: Keeper
  listing: HostListing
  slot: HostSlot
  guests: BookedGuest[]
  /** The newest change that the page shows. */
  newest: number
  just: PastChange | null
  now: number
  /** What was typed and could not be taken. */
  typed: Record<string, string>
  problem: Problem | null
  refused: Refused | null
}

/** One day of one listing: who comes, and everything that can be set of it. */
export function FarmSlotPage(props: FarmSlotProps) {
  const { keeper, listing, slot, guests, just, refused, now } = props
  const face = useFace()
  const { words, to, said } = face
  const { farmCalendar } = words
  const time = slot.startsAt !== null && listing.kind !== 'stay' ? timeOf(slot.startsAt) : ''
  const name = said(listing.name, listing.nameEn)
  const standing = standingOf(slot, now)
  const canChange = isHers({ standing })
  const calendar = withQuery(`/farm/${keeper.hostId}/calendar`, { from: slot.day ? mondayOf(slot.day) : undefined })
  const [notice] = slot.notices
  return (
    <FarmFrame keeper={keeper} title={[slot.day && dayLabel(words, slot.day), time, name].filter(Boolean).join(' ')}>
      <Refusal problem={props.problem} />
      <ChangeRefusal refused={refused} listings={[listing]} />
      {just && (
        <SlotForm {...props} class="just-changed">
          <span role="status">
            {farmCalendar.justNow}
            {changeText(just, { face, listings: [listing] })}
          </span>
          <button type="submit" class="button" name="undo" value={String(just.id)}>
            {farmCalendar.undo}
          </button>
        </SlotForm>
      )}
      {!listing.isPublished && <p>{farmCalendar.unpublished}</p>}
      <p class="lead">
        {farmCalendar.soldInFull(slot.taken, slot.capacity)}
        {words.calendar.comma}
        {farmCalendar.left(slot.capacity - slot.taken)}
      </p>
      {standing === 'over' && <p>{farmCalendar.isOver}</p>}
      {standing === 'notice' && notice && <p>{farmCalendar.isNotice(said(notice.title, notice.titleEn))}</p>}
      {canChange && (
        <section>
          <h2>{farmCalendar.state}</h2>
          <p>{slot.state === 'open' ? farmCalendar.isOpen : farmCalendar.isClosed}</p>
          <SlotForm {...props} class="submit">
            <button type="submit" class="button main" name="state" value={slot.state === 'open' ? 'closed' : 'open'}>
              {slot.state === 'open' ? farmCalendar.close : farmCalendar.open}
            </button>
          </SlotForm>
          {slot.state === 'open' && <p class="quiet">{farmCalendar.closing}</p>}
        </section>
      )}
      <section>
        <h2>{farmCalendar.guests}</h2>
        {guests.length > 0 ? <BookedGuests guests={guests} hostId={keeper.hostId} /> : <p>{farmCalendar.noGuests}</p>}
      </section>
      {canChange && <PlacesForm {...props} />}
      {canChange && listing.units.length > 0 && <PriceForm {...props} />}
      <p class="submit">
        <a class="button" href={to(calendar)}>
          {farmCalendar.back}
        </a>
        <a
          class="button"
          href={to(withQuery(`/farm/${keeper.hostId}/days`, { listing: listing.id, from: slot.day ?? undefined }))}
        >
          {farmCalendar.manyDays}
        </a>
      </p>
    </FarmFrame>
  )
}

type FormProps = FarmSlotProps & { children: preact.ComponentChildren; class: string }

function SlotForm({ keeper, slot, newest, children, class: className }: FormProps) {
  const { to } = useFace()
  return (
    <form method="post" action={to(`/farm/${keeper.hostId}/calendar/${slot.id}`)} class={className}>
      <input type="hidden" name="seen" value={String(newest)} />
      {children}
    </form>
  )
}

/** One more or one less by a button, or any number. */
function PlacesForm(props: FarmSlotProps) {
  const { words } = useFace()
  const { farmCalendar } = words
  const { slot, typed, problem } = props
  return (
    <section>
      <h2>{farmCalendar.capacity}</h2>
      <SlotForm {...props} class="steps">
        {slot.capacity > slot.taken && (
          <button type="submit" class="button" name="capacity" value={String(slot.capacity - 1)}>
            {farmCalendar.less(slot.capacity - 1)}
          </button>
        )}
        <button type="submit" class="button" name="capacity" value={String(slot.capacity + 1)}>
          {farmCalendar.more(slot.capacity + 1)}
        </button>
      </SlotForm>
      <SlotForm {...props} class="contact">
        <label for="capacity">{slot.day === null ? farmCalendar.stockLabel : farmCalendar.capacityLabel}</label>
        <input
          id="capacity"
          name="capacity"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          required
          value={typed.capacity ?? String(slot.capacity)}
          {...faultProps(problem, 'capacity')}
        />
        <Fault problem={problem} path="capacity" />
        <p class="submit">
          <button type="submit" class="button">
            {farmCalendar.save}
          </button>
        </p>
      </SlotForm>
    </section>
  )
}

function PriceForm(props: FarmSlotProps) {
  const { words } = useFace()
  const { listing } = props
  return (
    <section>
      <h2>{words.farmCalendar.price}</h2>
      <SlotForm {...props} class="contact">
        <input type="hidden" name="set" value="prices" />
        {listing.units.map((unit) => (
          <PriceField key={unit.id} {...props} unit={unit} />
        ))}
        <p class="submit">
          <button type="submit" class="button">
            {words.farmCalendar.save}
          </button>
        </p>
      </SlotForm>
    </section>
  )
}

function PriceField({ unit, slot, typed, problem }: FarmSlotProps & { unit: HostUnit }) {
  const { words, said } = useFace()
  const { farmCalendar } = words
  const name = priceField(unit.id)
  const own = slot.ownPrices?.[unit.id]
  return (
    <>
      <label for={fieldId(name)}>{farmCalendar.yuanOf(said(unit.name, unit.nameEn))}</label>
      <input
        id={fieldId(name)}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed[name] ?? (own === undefined ? '' : plainYuan(own))}
        {...faultProps(problem, name)}
      />
      <p class="quiet">{farmCalendar.priceHint(yuan(shownPriceFenOf(unit, { tier: slot.tier })))}</p>
      <Fault problem={problem} path={name} />
    </>
  )
}

/** The name of the field for a unit's price. */
export const priceField = (unitId: string) => `price.${unitId}`

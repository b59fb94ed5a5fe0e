import type { Keeper } from '../../src/accounts/guard.ts'
import type { HostListing, HostUnit } from '../../src/calendar/calendar.sql.ts'
import type { Refused } from '../../src/calendar/calendar.ts'
import type { Problem } from '../../src/problem.ts'
import { ChangeRefusal } from '../components/calendar-change.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { fieldId } from '../components/field.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'
import { priceField } from './farm-slot.tsx'

export interface FarmDaysProps {
  keeper: Keeper
  /** Those with days. */
  listings: HostListing[]
  /** null: all of them. */
  listing: HostListing | null
  /** Local times of its sessions, when there are several a day. */
  times: string[]
  newest: number
  /** The first and the last day on offer. */
  fields: Record<string, string>
  problem: Problem | null
  refused: Refused | null
}

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0]

/** Many days at once: from, to, which weekdays, and what is to become of them. */
export function FarmDaysPage(props: FarmDaysProps) {
  const { keeper, listings, listing, times, newest, fields, problem, refused } = props
  const { words, to } = useFace()
  const { farmCalendar } = words
  const address = `/farm/${keeper.hostId}/days`
  return (
    <FarmFrame keeper={keeper} title={farmCalendar.daysTitle}>
      <ChangeRefusal refused={refused} listings={listings} />
      <Refusal problem={problem} />
      <WhichListing {...props} />
      <form method="post" action={to(address)} class="contact many-days">
        <input type="hidden" name="seen" value={String(newest)} />
        {listing && <input type="hidden" name="listing" value={listing.id} />}
        {/* Whoever presses Enter means what they typed. */}
        <button type="submit" class="by-enter" name="set" value="" tabIndex={-1} aria-hidden="true">
          {farmCalendar.save}
        </button>
        <DayField name="from" {...props} />
        <DayField name="to" {...props} />
        <fieldset>
          <legend class="like-label">{farmCalendar.weekdays}</legend>
          <div class="weekdays">
            {MONDAY_FIRST.map((weekday) => (
              <label key={weekday} class="check">
                <input type="checkbox" name={`w${weekday}`} value="1" checked={fields[`w${weekday}`] === '1'} />
                <span>{words.time.weekdays[weekday]}</span>
              </label>
            ))}
          </div>
          <Fault problem={problem} path="weekdays" />
        </fieldset>
        {times.length > 1 && (
          <>
            <label for="time">{farmCalendar.time}</label>
            <select id="time" name="time">
              <option value="">{farmCalendar.anyTime}</option>
              {times.map((time) => (
                <option key={time} value={time} selected={fields.time === time}>
                  {time}
                </option>
              ))}
            </select>
          </>
        )}
        <h2>{farmCalendar.what}</h2>
        <p class="submit">
          <button type="submit" class="button" name="set" value="closed">
            {farmCalendar.closeDays}
          </button>
          <button type="submit" class="button" name="set" value="open">
            {farmCalendar.openDays}
          </button>
        </p>
        {listing ? <SetNumbers {...props} listing={listing} /> : <p>{farmCalendar.chooseOne}</p>}
      </form>
      <p class="submit">
        <a class="button" href={to(`/farm/${keeper.hostId}/calendar`)}>
          {farmCalendar.back}
        </a>
      </p>
    </FarmFrame>
  )
}

function WhichListing({ keeper, listings, listing, fields }: FarmDaysProps) {
  const { words, to, said } = useFace()
  if (listings.length < 2) return null
  const address = (id?: string) =>
    to(withQuery(`/farm/${keeper.hostId}/days`, { listing: id, from: fields.from, to: fields.to }))
  return (
    <nav class="which" aria-label={words.farmCalendar.which}>
      <a class="button" href={address()} aria-current={listing ? undefined : 'true'}>
        {words.farmCalendar.all}
      </a>
      {listings.map(({ id, name, nameEn }) => (
        <a key={id} class="button" href={address(id)} aria-current={listing?.id === id ? 'true' : undefined}>
          {said(name, nameEn)}
        </a>
      ))}
    </nav>
  )
}

function SetNumbers({ listing, fields, problem }: FarmDaysProps & { listing: HostListing }) {
  const { farmCalendar } = useFace().words
  return (
    <>
      <label for="capacity">{farmCalendar.capacityLabel}</label>
      <input
        id="capacity"
        name="capacity"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={fields.capacity ?? ''}
        {...faultProps(problem, 'capacity')}
      />
      <Fault problem={problem} path="capacity" />
      <p class="submit">
        <button type="submit" class="button" name="set" value="capacity">
          {farmCalendar.setCapacity}
        </button>
      </p>
      {listing.units.map((unit) => (
        <PriceField key={unit.id} unit={unit} fields={fields} problem={problem} />
      ))}
      <p class="submit">
        <button type="submit" class="button" name="set" value="prices">
          {farmCalendar.setPrice}
        </button>
        <button type="submit" class="button" name="set" value="usual">
          {farmCalendar.usualPrice}
        </button>
      </p>
    </>
  )
}

type Typed = Pick<FarmDaysProps, 'fields' | 'problem'>

function DayField({ name, fields, problem }: Typed & { name: 'from' | 'to' }) {
  const { words } = useFace()
  return (
    <>
      <label for={fieldId(name)}>{words.farmCalendar[name]}</label>
      <input
        id={fieldId(name)}
        name={name}
        type="date"
        required
        value={fields[name] ?? ''}
        {...faultProps(problem, name)}
      />
      <Fault problem={problem} path={name} />
    </>
  )
}

function PriceField({ unit, fields, problem }: Typed & { unit: HostUnit }) {
  const { words, said } = useFace()
  const name = priceField(unit.id)
  return (
    <>
      <label for={fieldId(name)}>{words.farmCalendar.yuanOf(said(unit.name, unit.nameEn))}</label>
      <input
        id={fieldId(name)}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={fields[name] ?? ''}
        {...faultProps(problem, name)}
      />
      <Fault problem={problem} path={name} />
    </>
  )
}

import type { Keeper } from '../../src/accounts/guard.ts'
import type { PricedTrip } from '../../src/bookings/bookings.rules.ts'
import { type Day, timeOf } from '../../src/days.ts'
import { type CallRow, nightsFrom, type Shortage } from '../../src/phone/call.rules.ts'
import type { TakenOrder } from '../../src/phone/phone.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { MOST_NIGHTS } from '../../src/products/products.choice.rules.ts'
import { DayRadios } from '../components/day-radios.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { fieldId } from '../components/field.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'
import type { Words } from '../words/words.ts'

interface PhonePageProps {
  keeper: Keeper
  days: { day: Day; rows: CallRow[] }[]
  chosen: Day
  shelf: CallRow[]
  /** Where else what cannot be had on a day can be had, by the row's field. */
  next: ReadonlyMap<string, CallRow>
  hasStays: boolean
  /** What was filled in. */
  fields: Record<string, string>
  problem: Problem | null
  shortages: Shortage[]
  taken: TakenOrder[]
}

/** A call written down on one page: the day, how many of what, and who. Without scripts the total has a page of its own. */
export function PhonePage(props: PhonePageProps) {
  const { keeper, days, chosen, shelf, next, hasStays, fields, problem, shortages, taken } = props
  const { words, to } = useFace()
  const { phone } = words
  const hasAny = shelf.length > 0 || days.some(({ rows }) => rows.length > 0)
  // What fell short is told part by part.
  const refusal = shortages.length > 0 ? null : problem
  return (
    <FarmFrame keeper={keeper} title={phone.title}>
      <p>{phone.lead}</p>
      <Refusal problem={refusal} />
      <form method="post" action={to(`/farm/${keeper.hostId}/phone`)} class="contact call" data-call>
        <input type="hidden" name="key" value={fields.key ?? ''} />
        <input type="hidden" name="total" value="" />
        {/* Whoever presses Enter has written everything down. */}
        <button type="submit" class="by-enter" tabIndex={-1} aria-hidden="true">
          {phone.submit}
        </button>
        <Shortages shortages={shortages} />
        <Fault problem={problem} path="lines" />
        {!hasAny && <p>{phone.nothing}</p>}
        <fieldset>
          <legend class="like-label">{phone.when}</legend>
          <DayRadios days={days.map(({ day }) => day)} chosen={chosen}>
            {(day) => (
              <Rows
                rows={days.find((each) => each.day === day)?.rows ?? []}
                next={next}
                fields={fields}
                problem={problem}
                isOnly={days.every(({ rows }) => rows.length < 2) && shelf.length === 0}
              />
            )}
          </DayRadios>
        </fieldset>
        {hasStays && <Nights nights={nightsFrom(fields.nights)} />}
        <details class="more" open={shelf.some(({ field }) => fields[field])}>
          <summary>{shelf.length > 0 ? phone.otherOrShelf : phone.otherDay}</summary>
          <div class="other-day">
            <label for="other">{phone.otherDay}</label>
            <input id="other" name="other" type="date" />
            <button type="submit" class="button" name="see" value="1" formNoValidate>
              {phone.see}
            </button>
          </div>
          {shelf.length > 0 && (
            <fieldset>
              <legend class="like-label">{phone.shelf}</legend>
              <Rows rows={shelf} next={next} fields={fields} problem={problem} isOnly={false} />
            </fieldset>
          )}
        </details>
        <label for="name">{phone.name}</label>
        <input
          id="name"
          name="name"
          type="text"
          autoComplete="off"
          maxLength={60}
          required
          value={fields.name ?? ''}
          {...faultProps(problem, 'name')}
        />
        <p class="quiet">{phone.nameHint}</p>
        <Fault problem={problem} path="name" />
        <label for="phone">{phone.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={fields.phone ?? ''}
          {...faultProps(problem, 'phone')}
        />
        <p class="quiet">{phone.phoneHint}</p>
        <Fault problem={problem} path="phone" />
        <p class="submit">
          <output class="call-total" hidden>
            {phone.total} <b />
          </output>
          <button type="submit" class="button main">
            {phone.submit}
          </button>
        </p>
        <p class="quiet">{phone.tell}</p>
      </form>
      <Taken taken={taken} hostId={keeper.hostId} />
    </FarmFrame>
  )
}

interface RowsProps {
  rows: CallRow[]
  next: PhonePageProps['next']
  fields: Record<string, string>
  problem: Problem | null
  /** There is never more than one thing to choose. */
  isOnly: boolean
}

function Rows({ rows, next, fields, problem, isOnly }: RowsProps) {
  const { words } = useFace()
  const { phone } = words
  if (rows.length === 0) return <p>{phone.nothingThatDay}</p>
  return (
    <ul class="call-rows">
      {rows.map((row) => (
        <li key={row.field}>
          <Row
            row={row}
            next={next.get(row.field)}
            typed={fields[row.field] ?? (isOnly ? '1' : '')}
            problem={problem}
          />
        </li>
      ))}
    </ul>
  )
}

interface RowProps {
  row: CallRow
  next: CallRow | undefined
  typed: string
  problem: Problem | null
}

function Row({ row, next, typed, problem }: RowProps) {
  const { words } = useFace()
  const { phone } = words
  const { product, part, field } = row
  const name = useRowName()(row)
  if (part.state !== 'open')
    return (
      <div class="call-row">
        <span>
          {name} <span class="quiet">{words.state[part.state]}</span>
        </span>
        {next?.day && (
          <button type="submit" class="button" name="instead" value={moveTo(row, next)} formNoValidate>
            {phone.next(nextLabel(words, row, next))}
          </button>
        )}
      </div>
    )
  return (
    <>
      <div class="call-row">
        <label for={fieldId(field)}>
          {name}
          <span class="quiet">
            {[phone.left(part.left), yuan(part.priceFen), part.least > 1 && phone.least(part.least)]
              .filter(Boolean)
              .join(words.site.spot)}
          </span>
        </label>
        <input
          id={fieldId(field)}
          name={field}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={typed}
          data-fen={String(part.priceFen)}
          data-stay={product.kind === 'stay' ? 'yes' : undefined}
          {...faultProps(problem, field)}
        />
      </div>
      <Fault problem={problem} path={field} />
    </>
  )
}

/** `桂兰柴火饭 12:00 成人`: the unit where there are several, the time where there may be. */
/** The day of what could stand in; the hour as well where there are several a day. */
function nextLabel(words: Words, row: CallRow, { product, part, day }: CallRow): string {
  const time = part.startsAt !== null && product.kind !== 'stay' ? timeOf(Date.parse(part.startsAt)) : null
  if (day === null || day === row.day) return time ?? ''
  return [dayLabel(words, day), time].filter(Boolean).join(' ')
}

function useRowName(): (row: CallRow) => string {
  const { said } = useFace()
  return ({ product, part }) =>
    [
      said(product.name, product.nameEn),
      part.startsAt && product.kind !== 'stay' && timeOf(Date.parse(part.startsAt)),
      product.units.length > 1 && said(part.unitName, part.unitNameEn),
    ]
      .filter(Boolean)
      .join(' ')
}

function Nights({ nights }: { nights: number }) {
  const { words } = useFace()
  const { phone } = words
  return (
    <>
      <label for="nights">{phone.nights}</label>
      <select id="nights" name="nights">
        {Array.from({ length: MOST_NIGHTS }, (_, index) => index + 1).map((count) => (
          <option key={count} value={String(count)} selected={count === nights}>
            {phone.nightCount(count)}
          </option>
        ))}
      </select>
      <p class="quiet">{phone.nightsHint}</p>
    </>
  )
}

/** Of the button that puts what was asked for elsewhere: from which box into which, on which day. */
function moveTo(row: CallRow, other: CallRow): string {
  return `${row.field} ${other.field} ${other.day}`
}

/** What cannot be had, and one press away where it can. */
function Shortages({ shortages }: { shortages: Shortage[] }) {
  const { words } = useFace()
  const rowName = useRowName()
  const { phone } = words
  const called = (row: CallRow) => [row.day && dayLabel(words, row.day), rowName(row)].filter(Boolean).join(' ')
  return (
    <>
      {shortages.map(({ row, quantity, state, left, instead }) => (
        <div key={row.field} class="refusal" role="alert">
          <p>
            {state === 'open' || state === 'sold_out'
              ? phone.short(called(row), left, quantity)
              : phone.shortState(called(row), words.state[state])}
          </p>
          <p>{instead.length > 0 ? phone.instead : phone.noInstead}</p>
          {instead.map((other) => (
            <button
              key={other.field}
              type="submit"
              class="button"
              name="instead"
              value={moveTo(row, other)}
              formNoValidate
            >
              {called(other)}
            </button>
          ))}
        </div>
      ))}
    </>
  )
}

function Taken({ taken, hostId }: { taken: TakenOrder[]; hostId: string }) {
  const { words, to } = useFace()
  const { phone } = words
  return (
    <section>
      <h2>{phone.taken}</h2>
      {taken.length === 0 && <p>{phone.noneTaken}</p>}
      <ul class="ways-out">
        {taken.map(({ id, name, title, lines, day }) => (
          <li key={id}>
            <a href={to(`/farm/${hostId}/phone/${id}`)}>
              <span>
                {day && dayLabel(words, day)} {name}
              </span>
              <span lang="zh-CN">{phone.takenLine(title, lines)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CheckCallPageProps {
  keeper: Keeper
  quote: PricedTrip
  contact: { name: string; phone: string }
  fields: Record<string, string>
}

/** All of it read back to the caller, with the total, before it is booked. */
export function CheckCallPage({ keeper, quote, contact, fields }: CheckCallPageProps) {
  const { words, to } = useFace()
  const { phone } = words
  const kept = Object.entries({ ...fields, ...contact, total: String(quote.totalFen) }).filter(([, value]) => value)
  return (
    <FarmFrame keeper={keeper} title={phone.check}>
      <p>{phone.checkLead}</p>
      <ul class="read-back">
        {quote.lines.map((line) => {
          const [first] = line.slots
          return (
            <li key={`${line.unitId} ${first?.id}`}>
              {first?.day && (
                <strong>
                  {dayLabel(words, first.day)}
                  {line.slots.length > 1 && words.calendar.comma + phone.nightCount(line.slots.length)}
                </strong>
              )}{' '}
              <span lang="zh-CN">{`${line.title} ${line.unitName}`}</span> {words.site.times(line.quantity)}{' '}
              <span class="price">{yuan(line.amountFen)}</span>
            </li>
          )
        })}
      </ul>
      <p class="call-total">
        {phone.total} <b>{yuan(quote.totalFen)}</b> {phone.payAtFarm}
      </p>
      <p>
        {contact.name} {contact.phone}
      </p>
      <form method="post" action={to(`/farm/${keeper.hostId}/phone`)} class="submit">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="button main">
          {phone.book}
        </button>
        <button type="submit" class="button" name="edit" value="1">
          {phone.edit}
        </button>
      </form>
    </FarmFrame>
  )
}

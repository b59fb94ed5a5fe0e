import type { HostListing, PastChange } from '../../src/calendar/calendar.sql.ts'
import type { Refused } from '../../src/calendar/calendar.ts'
import { type ChangeSummary, summaryOf } from '../../src/calendar/change.rules.ts'
import { type Day, dayOf, timeOf } from '../../src/days.ts'
import { type Setting, useFace } from '../face.tsx'
import { dayLabel, momentLabel, yuan } from '../format.ts'

/** What it takes to put a change into words: who is asked about is named from what she sells. */
export interface Naming {
  face: Setting
  listings: readonly HostListing[]
}

/** `4月15日 周三 桂兰大床：关上了` */
export function changeText({ changes }: Pick<PastChange, 'changes'>, naming: Naming): string {
  const { words } = naming.face
  const summary = summaryOf(changes)
  const names = words.site.list(summary.productIds.map((id) => nameOf(id, naming)))
  const when = whenText(summary, naming)
  return words.farmCalendar.changed(when ? words.farmCalendar.whichDay(when, names) : names, setText(summary, naming))
}

/** When a slot is, and of what. */
export function slotText(
  { day, productId, startsAt }: { day: Day | null; productId: string; startsAt: number | null },
  naming: Naming,
): string {
  const { words } = naming.face
  const listing = naming.listings.find(({ id }) => id === productId)
  const name = nameOf(productId, naming)
  const named = startsAt !== null && listing?.kind !== 'stay' ? `${name} ${timeOf(startsAt)}` : name
  return day === null ? named : words.farmCalendar.whichDay(dayLabel(words, day), named)
}

function nameOf(productId: string, { face, listings }: Naming): string {
  const listing = listings.find(({ id }) => id === productId)
  return listing ? face.said(listing.name, listing.nameEn) : productId
}

function whenText(
  { from, to, days, startsAt, productIds }: ChangeSummary,
  { face: { words }, listings }: Naming,
): string {
  if (from === null || to === null) return ''
  if (days > 1) return words.farmCalendar.days(dayLabel(words, from), dayLabel(words, to), days)
  const isStay = listings.some(({ id, kind }) => id === productIds[0] && kind === 'stay')
  return startsAt !== null && !isStay ? `${dayLabel(words, from)} ${timeOf(startsAt)}` : dayLabel(words, from)
}

function setText({ set, productIds }: ChangeSummary, naming: Naming): string {
  const { words, said } = naming.face
  const { farmCalendar } = words
  const units = naming.listings.filter(({ id }) => productIds.includes(id)).flatMap((listing) => listing.units)
  const priceText = (price: number | 'usual') => (price === 'usual' ? farmCalendar.usual : yuan(price))
  const unitText = (unitId: string) => {
    const unit = units.length > 1 ? units.find(({ id }) => id === unitId) : undefined
    return unit ? `${said(unit.name, unit.nameEn)} ` : ''
  }
  return words.site.list([
    ...(set.state ? [farmCalendar.did[set.state]] : []),
    ...(set.capacity ? [capacityText(set.capacity, farmCalendar)] : []),
    ...(set.prices ?? []).map(({ unitId, before, after }) => {
      const unit = unitText(unitId)
      if (after === null) return farmCalendar.priceBack(unit)
      return before === null
        ? farmCalendar.priceTo(unit, priceText(after))
        : farmCalendar.priceFromTo(unit, priceText(before), priceText(after))
    }),
  ])
}

function capacityText(
  { before, after }: NonNullable<ChangeSummary['set']['capacity']>,
  words: Setting['words']['farmCalendar'],
): string {
  if (after === null) return words.capacityBack
  return before === null ? words.capacityTo(after) : words.capacityFromTo(before, after)
}

/** The time alone for what was done today. */
export function whenMade({ at }: Pick<PastChange, 'at'>, { words, today }: Setting): string {
  return dayOf(at) === today ? timeOf(at) : momentLabel(words, at)
}

/** Why a change was not made, in words that say what to look at. */
export function ChangeRefusal({ refused, listings }: { refused: Refused | null; listings: readonly HostListing[] }) {
  const face = useFace()
  if (!refused) return null
  const { words } = face
  return (
    <div class="refusal" role="alert">
      <p>
        <strong>{words.farmCalendar.refused}</strong>
      </p>
      <ul>
        {reasonsFor(refused, { face, listings }).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}

function reasonsFor(refused: Refused, naming: Naming): string[] {
  const { words } = naming.face
  const { farmCalendar } = words
  const toldBy = (change: PastChange) =>
    farmCalendar.meanwhile(change.by ?? farmCalendar.someone, whenMade(change, naming.face), changeText(change, naming))
  switch (refused.kind) {
    case 'oversold':
      return refused.short.map(({ slot, by }) => farmCalendar.oversold(slotText(slot, naming), slot.taken, by))
    case 'past':
      return [...new Set(refused.slots.map(({ day }) => day ?? ''))].map((day) =>
        farmCalendar.past(dayLabel(words, day)),
      )
    case 'meanwhile':
      return refused.since.map(toldBy)
    case 'moved':
      return [...refused.moved.map((slot) => farmCalendar.moved(slotText(slot, naming))), ...refused.since.map(toldBy)]
    case 'undone_before':
      return [farmCalendar.undoneBefore]
    case 'nothing_there':
      return [farmCalendar.nothingThere]
  }
}

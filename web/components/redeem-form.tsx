import { type Arrival, hasBegun, isOfDay, leftOf } from '../../src/arrivals/arrivals.rules.ts'
import type { Day } from '../../src/days.ts'
import type { Proof } from '../../src/redemptions/redemptions.rules.ts'
import { useFace } from '../face.tsx'
import { useBookedText } from './arrivals.tsx'

export interface RedeemFormProps {
  hostId: string
  arrival: Arrival
  /** The day on which they come: today, or of a page that was kept, the day it was kept for. */
  day: Day
  /** Names this tap, so that it counts once however often it is sent. */
  actId: string
  proof: Proof
  /** UTC, milliseconds. */
  now: number
}

/** What may be redeemed of an arrival on that day. */
export function redeemableOn(arrival: Arrival, day: Day): Arrival['lines'] {
  return arrival.lines.filter(
    (line) => (line.status === 'confirmed' || line.status === 'completed') && isOfDay(line, day) && leftOf(line) > 0,
  )
}

/** One large button for all of them; beneath it what is rarer. One form, whose button says what it means. */
export function RedeemForm({ hostId, arrival, day, actId, proof, now }: RedeemFormProps) {
  const { words, to } = useFace()
  const booked = useBookedText()
  const open = redeemableOn(arrival, day)
  if (open.length === 0) return null
  const { arrivals } = words
  const goods = open.every(({ startsAt }) => startsAt === null)
  const all = words.site.list(open.map((line) => booked(line, leftOf(line))))
  const divisible = open.length > 1 || open.some((line) => leftOf(line) > 1)
  const fieldId = (position: number) => `n-${arrival.orderId}-${position}`
  return (
    <form method="post" action={to(`/farm/${hostId}/arrivals/${arrival.orderId}`)} class="redeem">
      <input type="hidden" name="act" value={actId} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="proof" value={proof} />
      {open.map((line) => (
        <input key={line.position} type="hidden" name={`left${line.position}`} value={String(leftOf(line))} />
      ))}
      <button type="submit" name="do" value="all" class="button main farm-wide farm-yes">
        <b>{goods ? arrivals.fetched : arrivals.allArrived}</b> <span>{all}</span>
      </button>
      {divisible && (
        <details>
          <summary>{goods ? arrivals.someFetched : arrivals.some}</summary>
          {open.map((line) => (
            <p key={line.position} class="redeem-some">
              <label for={fieldId(line.position)}>{arrivals.howMany(booked(line, leftOf(line)))}</label>
              <input
                id={fieldId(line.position)}
                name={`line${line.position}`}
                type="number"
                inputMode="numeric"
                min={0}
                max={leftOf(line)}
                value="0"
              />
            </p>
          ))}
          <button type="submit" name="do" value="some" class="button farm-wide">
            {arrivals.noteSome}
          </button>
        </details>
      )}
      {open.some((line) => hasBegun(line, now)) && (
        <details>
          <summary>{arrivals.noShow}</summary>
          <p>{arrivals.noShowLead}</p>
          <button type="submit" name="do" value="no_show" class="button farm-wide">
            {arrivals.noteNoShow}
          </button>
        </details>
      )}
    </form>
  )
}

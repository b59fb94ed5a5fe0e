import type { ComponentChildren } from 'preact'
import { type Day, weekdayOf } from '../../src/days.ts'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

interface DayRadiosProps {
  days: Day[]
  chosen: Day
  /** What belongs to a day. */
  children: (day: Day) => ComponentChildren
}

/**
 * Days to choose from, and of the chosen one what belongs to it: each choice is followed by its part, and the style sheet
 * shows the part behind the one that is checked. No script, no page asked for, nothing typed is lost.
 */
export function DayRadios({ days, chosen, children }: DayRadiosProps) {
  return (
    <div class="day-radios">
      {days.map((day, index) => (
        <DayChoice key={day} day={day} isChosen={day === chosen} isSecond={index === 1}>
          {children(day)}
        </DayChoice>
      ))}
    </div>
  )
}

interface DayChoiceProps {
  day: Day
  isChosen: boolean
  /** Tomorrow, where the first is today. */
  isSecond: boolean
  children: ComponentChildren
}

function DayChoice({ day, isChosen, isSecond, children }: DayChoiceProps) {
  const { words, today } = useFace()
  const { time } = words
  const called = day === today ? time.today : isSecond ? time.tomorrow : (time.weekdays[weekdayOf(day)] ?? '')
  return (
    <>
      <input id={`day-${day}`} class="by-enter" type="radio" name="day" value={day} checked={isChosen} />
      <label for={`day-${day}`} class="day-chip">
        {words.phone.chip(called, Number(day.slice(8)))}
      </label>
      <div class="of-day" data-day={day}>
        <h2>{dayLabel(words, day)}</h2>
        {children}
      </div>
    </>
  )
}

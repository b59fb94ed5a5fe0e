import type { Arrival } from '../../src/arrivals/arrivals.rules.ts'
import type { HomeOfHost } from '../../src/arrivals/arrivals.ts'
import { timeOf } from '../../src/days.ts'
import type { Face } from '../face.tsx'

/** A host's page as one would read it out to her. */
export function sayHome(face: Pick<Face, 'words' | 'said'>, { questions, today, tomorrow }: HomeOfHost): string {
  const { say } = face.words.arrivals
  return [
    questions.length > 0 ? say.questions(questions.length) : '',
    today.arrivals.length > 0 ? say.today(today.people, today.arrivals.length) : say.nobody,
    ...today.arrivals.map((arrival) => sayArrival(face, arrival)),
    tomorrow.arrivals.length > 0 ? say.tomorrow(tomorrow.people) : '',
  ].join('')
}

function sayArrival(
  { words, said }: Pick<Face, 'words' | 'said'>,
  { at, name, people, lines, state, dueFen, note }: Arrival,
) {
  const { say, unnamed } = words.arrivals
  const [hour = 0, minute = 0] = at === null ? [] : timeOf(at).split(':').map(Number)
  const what = words.site.list([...new Set(lines.map((line) => said(line.title, line.titleEn)))])
  return [
    say.arrival(say.clock(hour, minute), name || unnamed, people, what),
    state === 'here' ? say.here : dueFen > 0 ? say.due(dueFen / 100) : '',
    note ? say.note(note) : '',
  ].join('')
}

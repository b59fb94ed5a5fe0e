import { messageAbout } from '../../src/messages/messages.kinds.ts'
import type { DeadLetters } from '../../src/messages/messages.ts'
import type { DeadLetter } from '../../src/messages/outbox.sql.ts'
import { troubleOf } from '../../src/messages/outcomes.rules.ts'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import type { Words } from '../words/words.ts'

/** What could not be sent, by reason, so that whoever has mended it sends all of it again. */
export function UndeliveredPage({ letters, reasons, sentAgain }: DeadLetters & { sentAgain: number | null }) {
  const { words, to } = useFace()
  const all = reasons.reduce((sum, { count }) => sum + count, 0)
  return (
    <section class="narrow">
      <h1>{words.delivery.undelivered}</h1>
      {sentAgain !== null && <p role="status">{words.delivery.sentAgain(sentAgain)}</p>}
      <p>{words.delivery.undeliveredLead}</p>
      {all === 0 && <p>{words.delivery.allDelivered}</p>}
      <ul class="listed">
        {reasons.map(({ outcome, count }) => (
          <li key={outcome}>
            <p>{words.delivery.whyCount(whyText(words, outcome), count)}</p>
            <form method="post" action={to('/desk/messages/again')}>
              <button type="submit" name="outcome" value={outcome} class="button main">
                {words.delivery.sendAllAgain}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {all > letters.length && <p>{words.delivery.latest(letters.length, all)}</p>}
      <ul class="listed undelivered">
        {letters.map((letter) => (
          <li key={`${letter.eventId} ${letter.recipient}`}>
            <Letter letter={letter} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { words, to } = useFace()
  const { eventId, recipient, kind, at, deadAt, attempts, outcome } = letter
  const message = messageAbout(kind, recipient.includes('guest:') ? 'guest' : 'host')
  const channel = recipient.startsWith('sms:') ? words.delivery.bySms : words.delivery.byInbox
  return (
    <>
      <p>
        <b>
          {[toWhom(words, letter), message && words.delivery.kind[message], channel]
            .filter(Boolean)
            .join(words.site.spot)}
        </b>
        <br />
        {whyText(words, outcome)}
        <br />
        <span class="quiet">
          {words.delivery.happened(momentLabel(words, at))}
          {words.site.spot}
          {words.delivery.givenUp(momentLabel(words, deadAt), attempts)}
        </span>
      </p>
      <form method="post" action={to('/desk/messages/again')}>
        <input type="hidden" name="eventId" value={eventId} />
        <button type="submit" name="recipient" value={recipient} class="button">
          {words.delivery.sendAgain}
        </button>
      </form>
    </>
  )
}

function toWhom({ delivery }: Words, { recipient, code, hostName }: DeadLetter): string {
  if (recipient.includes('guest:')) return code === null ? delivery.toUnknown : delivery.toGuest(code)
  return hostName === null ? delivery.toUnknown : delivery.toHost(hostName)
}

function whyText({ delivery }: Words, outcome: string): string {
  const trouble = troubleOf(outcome)
  return trouble === null ? delivery.why.other(outcome) : delivery.why[trouble]
}

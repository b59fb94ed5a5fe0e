import type { Cancellation, Order, OrderLine } from '../../src/bookings/bookings.schemas.ts'
import type { Problem } from '../../src/problem.ts'
import type { EnglishNames } from '../../src/products/products.schemas.ts'
import { Refusal } from '../components/refusal.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dayLabel, momentLabel, yuan } from '../format.ts'

interface CancelPageProps {
  order: Order
  english: EnglishNames
  /** What each line would cost and give back. */
  whole: Cancellation
  /** The positions that are ticked. */
  ticked: readonly number[]
  /** What these together would; null when none is. */
  part: Cancellation | null
  problem: Problem | null
}

/**
 * What a cancellation of the ticked lines gives back and costs, before anyone presses the button. One form: its first
 * button works the sums out anew, its second one cancels what they were worked out for.
 */
export function CancelPage({ order, english, whole, ticked, part, problem }: CancelPageProps) {
  const { words, to } = useFace()
  const address = to(`/orders/${order.id}/cancel`)
  const open = whole.lines.filter((line) => line.reason !== 'already_ended')
  // A hold is dropped whole, and one line is the whole.
  const canChoose = order.status === 'confirmed' && open.length > 1
  return (
    <section class="narrow cancel">
      <h1>{order.status === 'held' ? words.cancel.dropTitle : words.cancel.title}</h1>
      <Refusal problem={problem} />
      {canChoose && <p>{words.cancel.choose}</p>}
      <form method="post" action={address}>
        <ul class="choices">
          {open.map((line) => (
            <li key={line.position}>
              <Choice
                line={line}
                sold={order.lines.find(({ position }) => position === line.position)}
                english={english}
                paid={whole.paidFen > 0}
                ticked={canChoose ? ticked.includes(line.position) : null}
              />
            </li>
          ))}
        </ul>
        {canChoose && (
          <p class="submit again">
            <input type="hidden" name="choose" value="1" />
            <button type="submit" class="button quiet-button" formMethod="get" formNoValidate>
              {words.cancel.again}
            </button>
          </p>
        )}
        {part ? <Sums order={order} part={part} /> : <p role="status">{words.cancel.none}</p>}
        <p class="submit">
          {part && (
            <>
              <input type="hidden" name="shown" value={ticked.join()} />
              <input type="hidden" name="expectedRefundFen" value={String(part.refundFen)} />
              <button type="submit" class="button danger">
                {!canChoose
                  ? words.cancel.confirm
                  : ticked.length === open.length
                    ? words.cancel.confirmAll(ticked.length)
                    : words.cancel.confirmPart(ticked.length)}
              </button>
            </>
          )}
          <a class="button quiet-button" href={to(`/orders/${order.id}`)}>
            {words.cancel.keep}
          </a>
        </p>
      </form>
    </section>
  )
}

interface ChoiceProps {
  line: Cancellation['lines'][number]
  /** The same line as it stands in the order. */
  sold: OrderLine | undefined
  english: EnglishNames
  paid: boolean
  /** null: there is nothing to choose. */
  ticked: boolean | null
}

function Choice({ ticked, ...props }: ChoiceProps) {
  const name = `line${props.line.position}`
  if (ticked === null) {
    return (
      <>
        <input type="hidden" name={name} value="1" />
        <ChoiceText {...props} />
      </>
    )
  }
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={ticked} />
      <ChoiceText {...props} />
    </label>
  )
}

function ChoiceText({ line, sold, english, paid }: Omit<ChoiceProps, 'ticked'>) {
  const { words, today } = useFace()
  const { title, amountFen, feeFen, feePercent, reason, freeUntil } = line
  const names = sold && english.get(sold.unitId)
  const day = sold?.slots[0]?.day
  return (
    <span class="choice">
      <span>
        <strong>
          <Said zh={title} en={names?.product} />
        </strong>{' '}
        {sold && (
          <>
            <Said zh={sold.unitName} en={names?.unit} /> {words.site.times(sold.quantity)}
          </>
        )}
        <span class="quiet">
          {day && `${dayLabel(words, day, today)} · `}
          {reason === 'free' && freeUntil
            ? words.cancel.freeUntil(momentLabel(words, freeUntil, today))
            : words.cancel.reason[reason]}
        </span>
      </span>
      <span class="money">
        {paid ? words.cancel.back(yuan(amountFen - feeFen)) : yuan(amountFen)}
        {feeFen > 0 && <span class="quiet">{words.cancel.feeOf(words.cancel.percent(yuan(feeFen), feePercent))}</span>}
      </span>
    </span>
  )
}

function Sums({ order, part }: { order: Order; part: Cancellation }) {
  const { words } = useFace()
  return (
    <>
      <dl class="money-list">
        <div>
          <dt>{words.cancel.refund}</dt>
          <dd>{yuan(part.refundFen)}</dd>
        </div>
        {part.feeFen > 0 && (
          <div>
            <dt>{words.cancel.fee}</dt>
            <dd>{yuan(part.feeFen)}</dd>
          </div>
        )}
        {part.owedFen > 0 && (
          <div>
            <dt>{words.cancel.owed}</dt>
            <dd>{yuan(part.owedFen)}</dd>
          </div>
        )}
      </dl>
      {part.feeFen === 0 && <p>{words.cancel.nothing}</p>}
      {part.paidFen === 0 && order.status === 'confirmed' && <p>{words.cancel.unpaid}</p>}
    </>
  )
}

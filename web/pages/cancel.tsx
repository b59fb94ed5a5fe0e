import type { Cancellation } from '../../src/bookings/bookings.schemas.ts'
import type { Problem } from '../../src/problem.ts'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { momentLabel, yuan } from '../format.ts'

interface CancelPageProps {
  orderId: string
  cancellation: Cancellation
  problem: Problem | null
}

/** What a cancellation gives back and costs, line by line, before anyone presses the button. */
export function CancelPage({ orderId, cancellation, problem }: CancelPageProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.cancel.title}</h1>
      {problem && (
        <p class="refusal" role="alert">
          {words.problem[problem.code]}
        </p>
      )}
      <dl class="money-list">
        <div>
          <dt>{words.cancel.refund}</dt>
          <dd>{yuan(cancellation.refundFen)}</dd>
        </div>
        {cancellation.owedFen > 0 && (
          <div>
            <dt>{words.cancel.owed}</dt>
            <dd>{yuan(cancellation.owedFen)}</dd>
          </div>
        )}
      </dl>
      {cancellation.feeFen === 0 && <p>{words.cancel.nothing}</p>}
      <table class="bill">
        <thead>
          <tr>
            <th scope="col">{words.cancel.line}</th>
            <th scope="col">{words.cancel.fee}</th>
          </tr>
        </thead>
        <tbody>
          {cancellation.lines.map((line) => (
            <tr key={line.position}>
              <td>
                <Said zh={line.title} en={null} /> {yuan(line.amountFen)}
                <span class="quiet">
                  {words.cancel.reason[line.reason]}
                  {line.freeUntil && ` · ${words.cancel.freeUntil(momentLabel(words, line.freeUntil))}`}
                </span>
              </td>
              <td class="money">
                {line.feePercent > 0 ? words.cancel.percent(yuan(line.feeFen), line.feePercent) : yuan(0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="post" action={to(`/orders/${orderId}/cancel`)} class="submit">
        <input type="hidden" name="expectedRefundFen" value={String(cancellation.refundFen)} />
        <button type="submit" class="button danger">
          {words.cancel.confirm}
        </button>
        <a class="button quiet-button" href={to(`/orders/${orderId}`)}>
          {words.cancel.keep}
        </a>
      </form>
    </section>
  )
}

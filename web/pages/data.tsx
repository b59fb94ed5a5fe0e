import type { Problem } from '../../src/problem.ts'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'

/** One's own data: to take along, and to erase. */
export function DataPage() {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.account.data}</h1>
      <p class="lead">{words.account.dataLead}</p>
      <p class="doors">
        <a class="button main" href={to('/me/data.json')} download>
          {words.account.download}
        </a>
        <a class="button" href={to('/me/erase')}>
          {words.account.erase}
        </a>
      </p>
    </section>
  )
}

/** What an erasure takes away, before anyone presses the button. */
export function ErasePage({
  ties,
  problem,
}: {
  ties: { ahead: number; farm: string | null }
  problem: Problem | null
}) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.account.erase}</h1>
      <Refusal problem={problem} />
      <p>{words.account.eraseLead}</p>
      <p>{words.account.eraseKeeps}</p>
      {ties.ahead > 0 && <p>{words.account.eraseLive(ties.ahead)}</p>}
      {ties.farm !== null ? (
        <p class="refusal">{words.account.eraseOwner(ties.farm)}</p>
      ) : (
        <form method="post" action={to('/me/erase')}>
          <button type="submit" class="button danger">
            {words.account.eraseConfirm}
          </button>
        </form>
      )}
      <p class="aside">
        <a href={to('/me/data')}>{words.account.keepIt}</a>
      </p>
    </section>
  )
}

export function ErasedPage() {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.account.erased}</h1>
      <p class="aside">
        <a href={to('/')}>{words.site.backHome}</a>
      </p>
    </section>
  )
}

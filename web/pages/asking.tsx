import type { Keeper } from '../../src/accounts/guard.ts'
import type { AskingListing } from '../../src/answers/asking.sql.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'

/** What a host wants to be asked about before it is booked: one button each. */
export function AskingPage({ keeper, listings }: { keeper: Keeper; listings: readonly AskingListing[] }) {
  const { words, to } = useFace()
  const { arrivals } = words
  return (
    <FarmFrame keeper={keeper} title={arrivals.asking}>
      <p>{arrivals.askingLead}</p>
      {listings.length === 0 && <p>{arrivals.nothingSold}</p>}
      <ul class="farm-asking">
        {listings.map(({ productId, title, titleEn, asks }) => (
          <li key={productId}>
            <h2>
              <Said zh={title} en={titleEn} />
            </h2>
            <p>{asks ? arrivals.asksFirst : arrivals.bookedAtOnce}</p>
            <form method="post" action={to(`/farm/${keeper.hostId}/answers`)}>
              <input type="hidden" name="listing" value={productId} />
              <button type="submit" name="ask" value={asks ? 'no' : 'yes'} class="button farm-wide">
                {asks ? arrivals.askNoMore : arrivals.askFirst}
                <span class="unseen">
                  {' '}
                  <Said zh={title} en={titleEn} />
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </FarmFrame>
  )
}

import type { Keeper } from '../../src/accounts/guard.ts'
import { monthAfter, type Sums } from '../../src/sales/sales.rules.ts'
import type { Sales } from '../../src/sales/sales.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import { withQuery } from '../paths.ts'

/** One month in large letters, then listing by listing, then the months before. */
export function SalesPage({ keeper, sales: { chosen, months } }: { keeper: Keeper; sales: Sales }) {
  const { words, to } = useFace()
  const { sales } = words
  const address = (month: string) => to(withQuery(`/farm/${keeper.hostId}/sales`, { month }))
  const nameOf = (month: string) => sales.month(Number(month.slice(0, 4)), Number(month.slice(5)))
  return (
    <FarmFrame keeper={keeper} title={sales.title}>
      <article class="sales">
        <h2>{nameOf(chosen.month)}</h2>
        {chosen.listings.length === 0 ? (
          <p>{sales.none}</p>
        ) : (
          <>
            <p class="quiet">{sales.due}</p>
            <p class="farm-people">
              <b>{yuan(chosen.sums.earnedFen)}</b>
            </p>
            <SumList sums={chosen.sums} />
          </>
        )}
        <p class="quiet">{sales.lead}</p>
        <p class="week-doors">
          <a class="button" href={address(monthAfter(chosen.month, -1))}>
            {sales.before}
          </a>
          <a class="button" href={address(monthAfter(chosen.month, 1))}>
            {sales.after}
          </a>
        </p>
        {chosen.listings.length > 0 && (
          <section aria-labelledby="listings">
            <h2 id="listings">{sales.byListing}</h2>
            {chosen.listings.map(({ productId, title, titleEn, sums }) => (
              <section key={productId} class="sales-listing">
                <h3>
                  <Said zh={title} en={titleEn} />
                </h3>
                <p class="quiet">{sales.times(sums.count)}</p>
                <SumList sums={sums} />
              </section>
            ))}
          </section>
        )}
        {months.length > 0 && (
          <section aria-labelledby="months">
            <h2 id="months">{sales.byMonth}</h2>
            <ul class="sales-months">
              {months.map(({ month, sums }) => (
                <li key={month}>
                  <a href={address(month)} aria-current={month === chosen.month ? 'true' : undefined}>
                    <span>{nameOf(month)}</span> <b>{yuan(sums.earnedFen)}</b>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </article>
    </FarmFrame>
  )
}

/** What does not occur, and what is the same as what is due, is not listed. */
function SumList({ sums }: { sums: Sums }) {
  const { words } = useFace()
  const { sales } = words
  const rows: [string, number, string?][] = [
    [sales.sold, sums.soldFen === sums.earnedFen ? 0 : sums.soldFen],
    [sales.cancelled, -sums.cancelledFen],
    [sales.fees, sums.feesFen],
    [sales.earned, sums.earnedFen],
    [sales.paid, sums.paidFen],
    [sales.atFarm, sums.dueFen],
    [sales.noShow, sums.noShowFen, sales.noShowHint],
  ]
  return (
    <dl class="money-list">
      {rows
        .filter(([label, fen]) => label === sales.earned || fen !== 0)
        .map(([label, fen, hint]) => (
          <div key={label} class={label === sales.earned ? 'sum' : undefined}>
            <dt>
              {label}
              {hint && <span class="quiet"> {hint}</span>}
            </dt>
            <dd>{fen < 0 ? `−${yuan(-fen)}` : yuan(fen)}</dd>
          </div>
        ))}
    </dl>
  )
}

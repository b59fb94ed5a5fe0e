import type { ProductSummary } from '../../src/products/products.schemas.ts'
import { useFace } from '../face.tsx'
import { yuan } from '../format.ts'
import { Said } from './said.tsx'

const TIERS = ['weekday', 'weekend', 'holiday'] as const

/** What one unit costs by the kind of day; one column where the day does not matter. */
export function Prices({ product }: { product: ProductSummary }) {
  const { words } = useFace()
  const isByDay = product.units.some(
    (unit) => unit.weekdayFen !== unit.weekendFen || unit.weekdayFen !== unit.holidayFen,
  )
  const tiers = isByDay ? TIERS : TIERS.slice(0, 1)
  const tierWord = (tier: (typeof TIERS)[number]) => (isByDay ? words.product.tiers[tier] : words.product.price)
  return (
    <div class="prices-box">
      <table class="bill prices">
        <thead>
          <tr>
            <th scope="col">{words.product.unit}</th>
            {tiers.map((tier) => (
              <th key={tier} scope="col">
                {tierWord(tier)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {product.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <Said zh={unit.name} en={unit.nameEn} />
                <span class="quiet">{limits(words.product, unit).join(' · ')}</span>
              </th>
              {tiers.map((tier) => (
                <td key={tier} class="money" data-tier={tierWord(tier)}>
                  {unit[`${tier}Fen`] === 0 ? words.line.free : yuan(unit[`${tier}Fen`])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isByDay && (
        <p class="quiet">{product.kind === 'stay' ? words.product.tiersOfNights : words.product.tiersOfDays}</p>
      )}
      {product.dayPrices !== null && <p class="quiet">{words.product.dayPrices}</p>}
      {product.weighedFenPerJin !== null && <p>{words.product.weighed(yuan(product.weighedFenPerJin))}</p>}
    </div>
  )
}

type Limits = ReturnType<typeof useFace>['words']['product']

function limits(words: Limits, unit: ProductSummary['units'][number]): string[] {
  return [
    unit.people > 0 && words.people(unit.people),
    unit.minQuantity > 1 && words.minimum(unit.minQuantity),
    unit.maxQuantity < 20 && words.maximum(unit.maxQuantity),
  ].filter((text) => text !== false)
}

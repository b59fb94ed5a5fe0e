import type { Keeper } from '../../src/accounts/guard.ts'
import type { ListingKind } from '../../src/listings/listings.schemas.ts'
import { policyTerms } from '../../src/products/products.policy.rules.ts'
import type { NamedPolicy } from '../../src/products/products.sql.ts'
import { ListingStep } from '../components/listing-step.tsx'
import { generalTerms } from '../components/policy.tsx'
import { useFace } from '../face.tsx'

interface ListingTermsPageProps {
  keeper: Keeper
  productId: string
  kind: ListingKind
  chosen: string
  policies: NamedPolicy[]
}

/** What a guest pays who cancels: one of the township's policies, in plain words. */
export function ListingTermsPage({ keeper, productId, kind, chosen, policies }: ListingTermsPageProps) {
  const { words } = useFace()
  return (
    <ListingStep keeper={keeper} productId={productId} step="terms" problem={null} submit={words.listing.save}>
      <fieldset class="policies">
        <legend>{words.listing.policy}</legend>
        {policies.map(({ id, name, tiers }) => (
          <label key={id} class="check">
            <input type="radio" name="policyId" value={id} checked={id === chosen} required />
            <span class="policy-choice">
              <b lang="zh-CN">{name}</b>
              {generalTerms(words, kind, policyTerms(tiers)).map((term) => (
                <span key={term}>{term}</span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
    </ListingStep>
  )
}

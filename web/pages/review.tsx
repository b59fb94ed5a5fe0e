import { CERTIFICATE_KINDS } from '../../src/hosts/hosts.rules.ts'
import { differences } from '../../src/listings/listings.rules.ts'
import type { WaitingListing } from '../../src/listings/review.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { Differences, type DifferencesProps } from '../components/differences.tsx'
import { ChoiceField, Field } from '../components/field.tsx'
import { ListingPreview } from '../components/listing-preview.tsx'
import { Prices } from '../components/prices.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import type { ProductPageProps } from './product.tsx'

interface ReviewPageProps extends Pick<DifferencesProps, 'places' | 'policies'> {
  waiting: WaitingListing
  caps: { id: string; name: string }[]
  preview: Pick<ProductPageProps, 'product' | 'photos' | 'host' | 'positions' | 'policy'>
  /** What was typed to be sent back. */
  reason: string
  problem: Problem | null
}

/** A version before guests see it: what it says otherwise, how it will look, and the word about it. */
export function ReviewPage({ waiting, places, policies, caps, preview, reason, problem }: ReviewPageProps) {
  const { words, to } = useFace()
  const { listing } = words
  const address = to(`/desk/review/${waiting.id}`)
  const revision = <input type="hidden" name="revision" value={String(waiting.revision)} />
  return (
    <>
      <section class="narrow">
        <p class="quiet">
          {waiting.isNewFarm ? listing.newFarm : waiting.before ? listing.change : listing.newListing}
          {words.site.spot}
          <span lang="zh-CN">{waiting.hostName}</span>
        </p>
        <h1 lang="zh-CN">{waiting.content.name}</h1>
        {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
        {waiting.isNewFarm && <NewFarm host={preview.host} />}
        <h2>{listing.differences}</h2>
        <Differences differences={differences(waiting.before, waiting.content)} places={places} policies={policies} />
        <Prices product={preview.product} />
        {preview.photos.length > 0 && (
          <p class="aside">
            <a href={to('/desk/photos')}>{words.photos.review}</a>
          </p>
        )}
        {waiting.own && <p class="refusal">{listing.ownWork}</p>}
        <form method="post" action={`${address}/approve`} class="contact">
          {revision}
          <ChoiceField
            name="requiredCertificate"
            label={listing.certificateNeeded}
            value={waiting.requiredCertificate ?? ''}
            problem={problem}
            options={[
              { value: '', label: listing.noCertificate },
              ...CERTIFICATE_KINDS.map((kind) => ({ value: kind, label: words.host.kinds[kind] })),
            ]}
          />
          <ChoiceField
            name="capId"
            label={listing.cap}
            value={waiting.capId ?? ''}
            problem={problem}
            options={[{ value: '', label: listing.noCap }, ...caps.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <p class="submit">
            <button type="submit" class="button main">
              {listing.approve}
            </button>
          </p>
        </form>
        <form method="post" action={`${address}/return`} class="contact">
          {revision}
          <Field name="reason" label={listing.reason} value={reason} rows={3} maxLength={300} problem={problem} />
          <p class="submit">
            <button type="submit" class="button">
              {listing.sendBack}
            </button>
          </p>
        </form>
      </section>
      <section class="preview" aria-label={listing.preview}>
        <ListingPreview {...preview} />
      </section>
    </>
  )
}

/** A farm has no page of its own before something of it is on sale; what that page will say is looked at here. */
function NewFarm({ host }: { host: ReviewPageProps['preview']['host'] }) {
  const { listing } = useFace().words
  const facts = [
    [listing.farmName, host.name],
    [listing.farmPerson, host.person],
    [listing.farmPhone, host.phone],
    [listing.farmStory, host.story],
  ]
  return (
    <dl class="facts" lang="zh-CN">
      {facts.map(([label, said]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

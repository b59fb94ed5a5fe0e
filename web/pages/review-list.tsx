import type { WaitingCertificate } from '../../src/listings/certificates.sql.ts'
import type { WaitingListing } from '../../src/listings/review.sql.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dateInFull, momentLabel } from '../format.ts'

interface ReviewListPageProps {
  listings: WaitingListing[]
  certificates: WaitingCertificate[]
  /** The certificate that was judged last, when something must change. */
  judged: string
  problem: Problem | null
}

/** What waits for a look: listings, and certificates to compare with the paper. */
export function ReviewListPage({ listings, certificates, judged, problem }: ReviewListPageProps) {
  const { words, to } = useFace()
  const { listing } = words
  return (
    <section class="narrow">
      <h1>{listing.reviewTitle}</h1>
      <p>{listing.reviewLead}</p>
      {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
      {listings.length + certificates.length === 0 && <p>{listing.nothingWaits}</p>}
      <ul class="listed">
        {listings.map(({ id, content, hostName, isNewFarm, before, submittedAt }) => (
          <li key={id}>
            <a class="listing-link" href={to(`/desk/review/${id}`)}>
              <b lang="zh-CN">
                {content.name}
                {words.site.spot}
                {hostName}
              </b>
              <span>
                {isNewFarm ? listing.newFarm : before ? listing.change : listing.newListing}
                {words.site.spot}
                {listing.waitingSince(momentLabel(words, submittedAt))}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {certificates.length > 0 && <h2>{listing.certificates}</h2>}
      <ul class="listed">
        {certificates.map((certificate) => (
          <li key={certificate.id}>
            <Certificate certificate={certificate} problem={certificate.id === judged ? problem : null} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Certificate({ certificate, problem }: { certificate: WaitingCertificate; problem: Problem | null }) {
  const { words, to } = useFace()
  const { listing } = words
  const { id, kind, number, expiresOn, hostName, own } = certificate
  const field = `reason-${id}`
  return (
    <>
      <p>
        <b>{words.host.kinds[kind]}</b> <span lang="zh-CN">{number}</span>
        <br />
        <span lang="zh-CN">{hostName}</span>
        {words.site.spot}
        {listing.validUntil(dateInFull(words, expiresOn))}
      </p>
      {own ? (
        <p>{listing.ownWork}</p>
      ) : (
        <form method="post" action={to(`/desk/certificates/${id}`)} class="ask-owner">
          <button type="submit" name="verdict" value="valid" class="button main">
            {listing.accept}
          </button>
          <label class="unseen" for={field}>
            {listing.reason}
          </label>
          <input id={field} name="reason" type="text" placeholder={listing.reason} {...faultProps(problem, 'reason')} />
          <button type="submit" name="verdict" value="refused" class="button">
            {listing.refuse}
          </button>
          <Fault problem={problem} path="reason" />
        </form>
      )}
    </>
  )
}

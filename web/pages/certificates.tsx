import type { Keeper } from '../../src/accounts/guard.ts'
import { type Day, daysBetween } from '../../src/days.ts'
import { CERTIFICATE_KINDS } from '../../src/hosts/hosts.rules.ts'
import type { OwnCertificate } from '../../src/listings/certificates.sql.ts'
import { WARNING_DAYS } from '../../src/listings/certificates.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { ChoiceField, Field } from '../components/field.tsx'
import { useFace } from '../face.tsx'
import { dateInFull } from '../format.ts'
import type { Words } from '../words/words.ts'

interface CertificatesPageProps {
  keeper: Keeper
  certificates: OwnCertificate[]
  today: Day
  form: Record<string, string>
  problem: Problem | null
}

export function CertificatesPage({ keeper, certificates, today, form, problem }: CertificatesPageProps) {
  const { words, to } = useFace()
  const { listing } = words
  return (
    <FarmFrame keeper={keeper} title={listing.certificates}>
      <p>{listing.certificatesLead}</p>
      {certificates.length === 0 && <p>{listing.noCertificates}</p>}
      <ul class="listed">
        {certificates.map((certificate) => (
          <li key={certificate.id}>
            <p>
              <b>{words.host.kinds[certificate.kind]}</b> <span lang="zh-CN">{certificate.number}</span>
              <br />
              {standingOf(words, certificate, today)}
              {certificate.reason && (
                <>
                  <br />
                  {certificate.reason}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      <form method="post" action={to(`/farm/${keeper.hostId}/certificates`)} class="contact">
        <h2>{listing.addCertificate}</h2>
        <ChoiceField
          name="kind"
          label={listing.certificateKind}
          value={form.kind ?? ''}
          problem={problem}
          options={CERTIFICATE_KINDS.map((kind) => ({ value: kind, label: words.host.kinds[kind] }))}
        />
        <Field
          name="number"
          label={listing.certificateNumber}
          value={form.number ?? ''}
          required
          maxLength={60}
          problem={problem}
        />
        <Field
          name="expiresOn"
          label={listing.expiresOn}
          type="date"
          value={form.expiresOn ?? ''}
          required
          problem={problem}
        />
        <p class="submit">
          <button type="submit" class="button main wide">
            {listing.sendCertificate}
          </button>
        </p>
      </form>
    </FarmFrame>
  )
}

function standingOf(words: Words, { state, expiresOn }: OwnCertificate, today: Day): string {
  const { listing, site } = words
  if (state !== 'valid') return listing.certificateState[state]
  const left = daysBetween(today, expiresOn)
  if (left < 0) return listing.expired
  const until = listing.validUntil(dateInFull(words, expiresOn))
  return left <= WARNING_DAYS ? `${until}${site.spot}${listing.expiring(left)}` : until
}

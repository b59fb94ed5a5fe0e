import type { Day } from '../days.ts'

export const CERTIFICATE_KINDS = ['family_farm_province', 'family_farm_city', 'food', 'fire', 'oil_workshop'] as const
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number]

export interface Certificate {
  id: string
  kind: CertificateKind
  number: string
  /** The last local day on which it is valid. */
  expiresOn: Day
  revokedAt: number | null
}

/** Whether it may be shown, and relied on, that day: through its last day, and never once revoked. */
export function isValidOn(certificate: Pick<Certificate, 'expiresOn' | 'revokedAt'>, day: Day): boolean {
  return certificate.revokedAt === null && certificate.expiresOn >= day
}

/** The valid ones in the order of their kinds; of two of a kind, the one that lasts longer. */
export function validOn(certificates: readonly Certificate[], day: Day): Certificate[] {
  const valid = certificates.filter((certificate) => isValidOn(certificate, day))
  return CERTIFICATE_KINDS.flatMap((kind) => {
    const ofKind = valid.filter((certificate) => certificate.kind === kind)
    return ofKind.sort((a, b) => (a.expiresOn < b.expiresOn ? 1 : -1)).slice(0, 1)
  })
}

import type { CertificateKind } from '../hosts/hosts.rules.ts'
import type { PolicyTier } from './products.policy.rules.ts'
import type { ProductSummary } from './products.schemas.ts'

/** A product with everything its own page says of it. */
export interface ProductDetail extends ProductSummary {
  /** One buyer may have at most one live line of it. */
  oncePerBuyer: boolean
  /** A booking of it waits for its host's yes. */
  hostAnswers: boolean
  /** The certificate its host must hold for it to be sold at all. */
  requiredCertificate: CertificateKind | null
  tiers: PolicyTier[]
  /** What to bring and where to meet, as the host says it; empty where nothing is said. */
  bring: string
  bringEn: string | null
  meeting: string
  meetingEn: string | null
  /** The shared caps its units draw on. */
  capIds: string[]
}

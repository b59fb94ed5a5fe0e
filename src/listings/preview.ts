import type { Deps } from '../deps.ts'
import { validOn } from '../hosts/hosts.rules.ts'
import { readHostAnyhow } from '../hosts/hosts.sql.ts'
import { linesThrough } from '../lines/lines.ts'
import { type Hand, photosToCome } from '../photos/photos.ts'
import { seePlace } from '../places/places.ts'
import { Problem } from '../problem.ts'
import type { ProductDetail } from '../products/products.detail.ts'
import { policyTerms } from '../products/products.policy.rules.ts'
import { listPolicies } from '../products/products.ts'
import type { ListingContent } from './listings.schemas.ts'
import { today } from './listings.ts'

/** What a product's page shows of a version that guests do not see yet. Throws `not_found`. */
export async function previewOf(
  deps: Deps,
  { hostId, productId, content }: { hostId: string; productId: string; content: ListingContent },
  viewer: Hand | 'staff',
) {
  const [photos, host, place, positions, policies] = await Promise.all([
    photosToCome(deps, { hostId, productId }, viewer),
    readHostAnyhow(deps.db, hostId),
    seePlace(deps, content.placeId),
    linesThrough(deps, content.placeId),
    listPolicies(deps),
  ])
  if (!host) throw new Problem('not_found')
  const tiers = policies.find(({ id }) => id === content.policyId)?.tiers ?? []
  const prices = content.units.flatMap(({ weekdayFen, weekendFen, holidayFen }) => [weekdayFen, weekendFen, holidayFen])
  const product: ProductDetail = {
    id: productId,
    kind: content.kind,
    name: content.name,
    nameEn: null,
    summary: content.summary,
    summaryEn: null,
    host: { id: host.id, name: host.name, nameEn: host.nameEn },
    place: { id: place.id, name: place.name, nameEn: place.nameEn },
    lines: positions.map(({ slug }) => slug),
    scene: place.scene,
    photo: null,
    fromFen: prices.length > 0 ? Math.min(...prices) : 0,
    dayPrices: null,
    weighedFenPerJin: content.weighedFen,
    units: content.units.map(({ position: _, ...unit }) => ({ ...unit, nameEn: null, draw: 1 })),
    oncePerBuyer: false,
    hostAnswers: false,
    requiredCertificate: null,
    tiers,
    capIds: [],
    bring: content.bring,
    bringEn: null,
    meeting: content.meeting,
    meetingEn: null,
  }
  return {
    product,
    photos,
    host: { ...host, certificates: validOn(host.certificates, today(deps)) },
    positions,
    policy: { terms: policyTerms(tiers), dated: null },
  }
}

import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import type { CertificateKind } from '../hosts/hosts.rules.ts'
import type { ProductSummary } from '../products/products.schemas.ts'
import { selectEverything } from '../products/products.ts'
import type { Tier } from '../township/township.rules.ts'
import type { CapsLeft, FreeSlot, Listing } from './offer.rules.ts'

/** A slot that may be sold at `?3`: `capacity - taken - blocked` of it. Whether it is in season, the product's own seasons say. */
const FREE = `
  slot.state = 'open' AND slot.taken + slot.blocked < slot.capacity AND slot.sale_ends_at > ?3
  AND NOT EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id)`

/** Bound to no day, or in the days asked about; the days are read from their index, however many others there are. */
const FACTS = `
  SELECT json_object(
    'facts', (
      SELECT json_group_array(json_array(
        product.id, place.lng, place.lat,
        (
          SELECT json_group_array(DISTINCT certificate.kind) FROM certificate
          WHERE certificate.host_id = product.host_id AND certificate.state = 'valid' AND certificate.revoked_at IS NULL
            AND certificate.expires_on >= ?4
        ),
        (
          SELECT json_group_array(json_array(unit.id, unit_cap.cap_id, unit_cap.draw))
          FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id WHERE unit.product_id = product.id
        )
      )) FROM product JOIN place ON place.id = product.place_id WHERE product.state = 'published'
    ),
    'slots', (
      SELECT json_group_array(
        json_array(product_id, id, day, starts_at, tier, capacity - taken - blocked) ORDER BY day, starts_at, id
      ) FROM (
        SELECT * FROM slot WHERE day IS NULL AND product_id IS NOT NULL AND ${FREE}
        UNION ALL
        SELECT * FROM slot WHERE day BETWEEN ?1 AND ?2 AND product_id IS NOT NULL AND ${FREE}
      )
    ),
    'caps', (
      SELECT json_group_array(json_array(cap_id || ' ' || day, capacity - taken)) FROM slot
      WHERE day BETWEEN ?1 AND ?2 AND cap_id IS NOT NULL AND ${FREE}
    )
  ) AS body`

interface Facts {
  facts: [
    productId: string,
    lng: number | null,
    lat: number | null,
    certificates: CertificateKind[],
    capDraws: [unitId: string, capId: string, draw: number][],
  ][]
  slots: [productId: string, id: string, day: Day | null, startsAt: number | null, tier: Tier, left: number][]
  caps: [capAndDay: string, left: number][]
}

/** All that is for sale and what of it is left from a day to another (of stock, anyhow), in one D1 trip. `weight` in characters. */
export async function readListings(
  db: Reads,
  { from, to, now, today }: { from: Day; to: Day; now: number; today: Day },
): Promise<{ listings: Listing[]; caps: CapsLeft; weight: number }> {
  const [products, facts] = await db.batch<{ body: string }>([
    selectEverything(db, now),
    db.prepare(FACTS).bind(from, to, now, today),
  ])
  const productsText = products?.results[0]?.body ?? '[]'
  const factsText = facts?.results[0]?.body ?? '{"facts":[],"slots":[],"caps":[]}'
  const parsed: Facts = JSON.parse(factsText)
  const slots = Map.groupBy(parsed.slots, ([productId]) => productId)
  const known = new Map(parsed.facts.map((fact) => [fact[0], fact]))
  const listings = (JSON.parse(productsText) as ProductSummary[]).map((product): Listing => {
    const [, lng, lat, certificates, capDraws] = known.get(product.id) ?? [product.id, null, null, [], []]
    return {
      product,
      lng,
      lat,
      certificates,
      capDraws: capDraws.map(([unitId, capId, draw]) => ({ unitId, capId, draw })),
      slots: (slots.get(product.id) ?? []).map(
        ([, id, day, startsAt, tier, left]): FreeSlot => ({ id, day, startsAt, tier, left }),
      ),
    }
  })
  return { listings, caps: new Map(parsed.caps), weight: productsText.length + factsText.length }
}

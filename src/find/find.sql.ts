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

/** What is true of a product whatever the days. */
const FACTS = `
  SELECT json_group_array(json_array(
    product.id, place.lng, place.lat,
    (
      SELECT json_group_array(DISTINCT certificate.kind) FROM certificate
      WHERE certificate.host_id = product.host_id AND certificate.state = 'valid' AND certificate.revoked_at IS NULL
        AND certificate.expires_on >= ?1
    ),
    (
      SELECT json_group_array(json_array(unit.id, unit_cap.cap_id, unit_cap.draw))
      FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id WHERE unit.product_id = product.id
    )
  )) AS body FROM product JOIN place ON place.id = product.place_id WHERE product.state = 'published'`

/** Bound to no day, or in the days asked about; the days are read from their index, however many others there are. */
const LEFT = `
  SELECT json_object(
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

type FactsRow = [
  productId: string,
  lng: number | null,
  lat: number | null,
  certificates: CertificateKind[],
  capDraws: [unitId: string, capId: string, draw: number][],
]

interface LeftRows {
  slots: [productId: string, id: string, day: Day | null, startsAt: number | null, tier: Tier, left: number][]
  caps: [capAndDay: string, left: number][]
}

/** All that is for sale, whatever is left of it. `weight` in characters. */
export interface Catalogue {
  entries: Omit<Listing, 'slots'>[]
  weight: number
}

/** What is left from a day to another, by product, and of shared caps. `weight` in characters. */
export interface Left {
  slots: ReadonlyMap<string, FreeSlot[]>
  caps: CapsLeft
  weight: number
}

interface Moment {
  now: number
  today: Day
}

type Days = Readonly<{ from: Day; to: Day }>

/** All that is for sale, in one D1 trip. */
export async function readCatalogue(db: Reads, moment: Moment): Promise<Catalogue> {
  const [products, facts] = await db.batch<{ body: string }>(catalogueStatements(db, moment))
  return catalogueIn(products, facts)
}

/** What is left from a day to another (of stock, anyhow), in one D1 trip. */
export async function readLeft(db: Reads, days: Days, { now }: Moment): Promise<Left> {
  return leftIn(await leftStatement(db, days, now).first<{ body: string }>())
}

/** Both, in one D1 trip. */
export async function readAll(db: Reads, days: Days, moment: Moment): Promise<{ catalogue: Catalogue; left: Left }> {
  const [products, facts, left] = await db.batch<{ body: string }>([
    ...catalogueStatements(db, moment),
    leftStatement(db, days, moment.now),
  ])
  return { catalogue: catalogueIn(products, facts), left: leftIn(left?.results[0]) }
}

function catalogueStatements(db: Reads, { now, today }: Moment): D1PreparedStatement[] {
  return [selectEverything(db, now), db.prepare(FACTS).bind(today)]
}

function leftStatement(db: Reads, { from, to }: Days, now: number): D1PreparedStatement {
  return db.prepare(LEFT).bind(from, to, now)
}

function catalogueIn(
  products: D1Result<{ body: string }> | undefined,
  facts: D1Result<{ body: string }> | undefined,
): Catalogue {
  const productsText = products?.results[0]?.body ?? '[]'
  const factsText = facts?.results[0]?.body ?? '[]'
  const known = new Map((JSON.parse(factsText) as FactsRow[]).map((fact) => [fact[0], fact])) // as FACTS writes them
  const summaries: ProductSummary[] = JSON.parse(productsText)
  const entries = summaries.map((product) => {
    const [, lng, lat, certificates, capDraws] = known.get(product.id) ?? [product.id, null, null, [], []]
    return {
      product,
      lng,
      lat,
      certificates,
      capDraws: capDraws.map(([unitId, capId, draw]) => ({ unitId, capId, draw })),
    }
  })
  return { entries, weight: productsText.length + factsText.length }
}

function leftIn(row: { body: string } | null | undefined): Left {
  const text = row?.body ?? '{"slots":[],"caps":[]}'
  const parsed: LeftRows = JSON.parse(text)
  const slots = new Map<string, FreeSlot[]>()
  for (const [productId, id, day, startsAt, tier, left] of parsed.slots) {
    const ofProduct = slots.get(productId) ?? []
    ofProduct.push({ id, day, startsAt, tier, left })
    slots.set(productId, ofProduct)
  }
  return { slots, caps: new Map(parsed.caps), weight: text.length }
}

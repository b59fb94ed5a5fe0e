import type { Reads } from '../database.ts'
import type { Day } from '../days.ts'
import { firstPhoto } from '../photos/photos.shown.sql.ts'
import type { ProductDetail } from './products.detail.ts'
import type { PolicyTier } from './products.policy.rules.ts'
import type { Guide, NamesInEnglish, ProductSummary } from './products.schemas.ts'

export interface ProductFilter {
  kind?: string | undefined
  /** The slug of a line. */
  line?: string | undefined
  /** Only what still has a free place that day. */
  day?: Day | undefined
  /** Text in the name, the summary or the host's name. */
  q?: string | undefined
  /** Only ids after this one. */
  after?: string | undefined
  ids?: readonly string[] | undefined
  host?: string | undefined
  place?: string | undefined
}

/** What may be sold at `?1` (`?2` as a local day): published, and with the certificate that the law demands. */
const FOR_SALE = `
  product.state = 'published' AND (product.required_certificate IS NULL OR EXISTS (
    SELECT 1 FROM certificate
    WHERE certificate.host_id = product.host_id AND certificate.kind = product.required_certificate
      AND certificate.state = 'valid' AND certificate.revoked_at IS NULL AND certificate.expires_on >= ?2
  ))`

/** Prices of single slots that may still be sold at `now`, which is SQL. */
const dayPrices = (now: string, what: string) => `(
  SELECT ${what} FROM unit JOIN slot_price ON slot_price.unit_id = unit.id JOIN slot ON slot.id = slot_price.slot_id
  WHERE unit.product_id = product.id AND unit.withdrawn = 0 AND slot.sale_ends_at > ${now}
)`

/** A product as JSON; `now` is SQL. */
const productJson = (now: string) => `json_object(
  'id', product.id, 'kind', product.kind, 'name', product.name, 'nameEn', product.name_en,
  'summary', product.summary, 'summaryEn', product.summary_en,
  'host', json_object('id', host.id, 'name', host.name, 'nameEn', host.name_en),
  'place', json_object('id', place.id, 'name', place.name, 'nameEn', place.name_en),
  'lines', (
    SELECT json_group_array(line.slug ORDER BY line.position) FROM stop JOIN line ON line.id = stop.line_id
    WHERE stop.place_id = product.place_id AND (stop.position > 0 OR line.position = 1)
  ),
  'scene', coalesce(product.scene, place.scene),
  'photo', json(coalesce(
    ${firstPhoto('product', 'product.id')}, iif(product.scene IS NULL, ${firstPhoto('place', 'product.place_id')}, NULL)
  )),
  'fromFen', (
    SELECT min(fen) FROM (
      SELECT min(weekday_fen, weekend_fen, holiday_fen) AS fen FROM unit
      WHERE unit.product_id = product.id AND unit.withdrawn = 0
      UNION ALL SELECT ${dayPrices(now, 'min(price_fen)')}
    )
  ),
  'dayPrices', json(${dayPrices(now, "iif(count(*) = 0, NULL, json_object('fromFen', min(price_fen), 'upToFen', max(price_fen)))")}),
  'weighedFenPerJin', product.weighed_fen,
  'units', (
    SELECT json_group_array(json_object(
      'id', unit.id, 'name', unit.name, 'nameEn', unit.name_en, 'people', unit.people,
      'audience', unit.audience,
      'draw', unit.draw, 'minQuantity', unit.min_quantity, 'maxQuantity', unit.max_quantity,
      'weekdayFen', unit.weekday_fen, 'weekendFen', unit.weekend_fen, 'holidayFen', unit.holiday_fen
    ) ORDER BY unit.position) FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0
  )
)`

/** Products for sale that pass the filter, by id, at most `limit`. */
export async function readProducts(
  db: Reads,
  filter: ProductFilter,
  now: number,
  today: Day,
  limit: number,
): Promise<ProductSummary[]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json(body)) AS body FROM (
        SELECT ${productJson('?1')} AS body
        FROM product JOIN host ON host.id = product.host_id JOIN place ON place.id = product.place_id
        WHERE ${FOR_SALE}
          AND (?3 IS NULL OR product.kind = ?3)
          AND (?4 IS NULL OR EXISTS (
            SELECT 1 FROM stop JOIN line ON line.id = stop.line_id WHERE line.slug = ?4 AND stop.place_id = product.place_id
          ))
          AND (?5 IS NULL OR EXISTS (
            SELECT 1 FROM slot WHERE slot.product_id = product.id AND (slot.day = ?5 OR slot.day IS NULL)
              AND slot.taken < slot.capacity AND slot.state = 'open' AND slot.sale_ends_at > ?1
              AND NOT EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id)
              AND NOT EXISTS (
                SELECT 1 FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id
                JOIN slot AS cap_slot ON cap_slot.cap_id = unit_cap.cap_id AND cap_slot.day = ?5
                WHERE unit.product_id = product.id AND (cap_slot.taken >= cap_slot.capacity OR cap_slot.state = 'closed'
                  OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = cap_slot.id))
              )
          ))
          AND (?6 IS NULL OR instr(lower(product.name || ' ' || product.summary || ' ' || host.name || ' ' || coalesce(product.name_en, '')), lower(?6)) > 0)
          AND (?7 IS NULL OR product.id > ?7)
          AND (?8 IS NULL OR product.id IN (SELECT value FROM json_each(?8)))
          AND (?10 IS NULL OR product.host_id = ?10)
          AND (?11 IS NULL OR product.place_id = ?11)
        ORDER BY product.id LIMIT ?9
      )`)
    .bind(
      now,
      today,
      filter.kind ?? null,
      filter.line ?? null,
      filter.day ?? null,
      filter.q ?? null,
      filter.after ?? null,
      filter.ids === undefined ? null : JSON.stringify(filter.ids),
      limit,
      filter.host ?? null,
      filter.place ?? null,
    )
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

/** A published product with its terms, whether or not it may be sold today; null when there is none. */
export async function readProduct(db: Reads, productId: string, now: number): Promise<ProductDetail | null> {
  const row = await db
    .prepare(`
      SELECT json_insert(${productJson('?2')},
        '$.oncePerBuyer', json(iif(product.once_per_buyer, 'true', 'false')),
        '$.hostAnswers', json(iif(product.host_answers, 'true', 'false')),
        '$.requiredCertificate', product.required_certificate,
        '$.tiers', json(cancellation_policy.tiers),
        '$.bring', product.bring, '$.bringEn', product.bring_en,
        '$.meeting', product.meeting, '$.meetingEn', product.meeting_en,
        '$.capIds', (
          SELECT json_group_array(DISTINCT unit_cap.cap_id) FROM unit JOIN unit_cap ON unit_cap.unit_id = unit.id
          WHERE unit.product_id = product.id AND unit.withdrawn = 0
        )
      ) AS body
      FROM product JOIN host ON host.id = product.host_id JOIN place ON place.id = product.place_id
      JOIN cancellation_policy ON cancellation_policy.id = product.policy_id
      WHERE product.id = ?1 AND product.state = 'published'`)
    .bind(productId, now)
    .first<{ body: string }>()
  return row && JSON.parse(row.body)
}

/** The ids of what is for sale along a line, or null when there is no such line. */
export async function readProductIdsOnLine(db: Reads, slug: string, now: number, today: Day): Promise<string[] | null> {
  const row = await db
    .prepare(`
      SELECT (
        SELECT json_group_array(product.id) FROM product
        WHERE product.place_id IN (SELECT place_id FROM stop WHERE stop.line_id = line.id) AND ${FOR_SALE} AND ?1 IS NOT NULL
      ) AS ids FROM line WHERE slug = ?3`)
    .bind(now, today, slug)
    .first<{ ids: string }>()
  return row && JSON.parse(row.ids)
}

/** The ids of everything for sale. */
export async function readProductIds(db: Reads, now: number, today: Day): Promise<string[]> {
  const { results } = await db
    .prepare(`SELECT id FROM product WHERE ${FOR_SALE} AND ?1 IS NOT NULL ORDER BY id`)
    .bind(now, today)
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

export async function isPublished(db: Reads, productId: string): Promise<boolean> {
  return (
    (await db.prepare("SELECT 1 FROM product WHERE id = ?1 AND state = 'published'").bind(productId).first()) !== null
  )
}

export async function readEnglishNames(db: Reads): Promise<(NamesInEnglish & { unitId: string })[]> {
  const { results } = await db
    .prepare(`
      SELECT unit.id AS unitId, product.name_en AS product, unit.name_en AS unit, host.name_en AS host, place.name_en AS place
      FROM unit JOIN product ON product.id = unit.product_id
      JOIN host ON host.id = product.host_id JOIN place ON place.id = product.place_id
      WHERE product.name_en IS NOT NULL OR unit.name_en IS NOT NULL OR host.name_en IS NOT NULL OR place.name_en IS NOT NULL`)
    .all<NamesInEnglish & { unitId: string }>()
  return results
}

export async function readGuides(db: Reads): Promise<[productId: string, Guide][]> {
  const row = await db
    .prepare(`
      SELECT json_group_array(json_array(product.id, json_object(
        'kind', product.kind, 'bring', product.bring, 'bringEn', product.bring_en,
        'meeting', product.meeting, 'meetingEn', product.meeting_en,
        'place', json_object('id', place.id, 'name', place.name, 'nameEn', place.name_en, 'lng', place.lng, 'lat', place.lat)
      ))) AS body FROM product JOIN place ON place.id = product.place_id`)
    .first<{ body: string }>()
  return JSON.parse(row?.body ?? '[]')
}

export interface NamedPolicy {
  id: string
  name: string
  tiers: PolicyTier[]
}

export async function readPolicies(db: Reads): Promise<NamedPolicy[]> {
  const { results } = await db
    .prepare(`
      SELECT json_object('id', id, 'name', name, 'tiers', json(tiers)) AS body FROM cancellation_policy
      ORDER BY tiers ->> '$[0].hoursBefore', id`)
    .all<{ body: string }>()
  return results.map(({ body }) => JSON.parse(body))
}

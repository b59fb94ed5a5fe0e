import { keeps } from '../accounts/keeper.sql.ts'
import type { Day } from '../days.ts'
import type { TakenSlot, ToldTime } from './shared.rules.ts'

/** Whose listing it is about, and who says so. */
export interface ByKeeper {
  hostId: string
  accountId: string
  productId: string
  actor: string
  now: number
}

/** What a link opens. The version is compared inside the query. */
export interface LinkAccess {
  calendarId: string
  linkVersion: number
}

export interface SharedListing {
  name: string
  nameEn: string | null
  isStay: number
  revision: number
  numbered: number
  askedAt: number | null
  told: ToldTime[]
  taken: TakenSlot[]
}

/** The listing is the keeper's own. */
const OWN_LISTING = `EXISTS (SELECT 1 FROM product WHERE product.id = ?1 AND product.host_id = ?2 AND ${keeps('?2', '?3')})`

/** Opens a calendar for a keeper's listing; leaves one that is there. */
export async function openCalendar(db: D1Database, id: string, by: ByKeeper): Promise<boolean> {
  const [opened] = await db.batch([
    db
      .prepare(`
        INSERT INTO shared_calendar (id, product_id) SELECT ?4, ?1 WHERE ${OWN_LISTING}
        ON CONFLICT (product_id) DO NOTHING RETURNING id`)
      .bind(by.productId, by.hostId, by.accountId, id),
    eventIfChanged(db, 'calendar.shared', by),
  ])
  return opened?.results.length === 1
}

/** Closes every link given out before to a keeper's listing. Answers whether there was any. */
export async function renewLink(db: D1Database, by: ByKeeper): Promise<boolean> {
  const [renewed] = await db.batch([
    db
      .prepare(`
        UPDATE shared_calendar SET link_version = link_version + 1, asked_at = NULL
        WHERE product_id = ?1 AND ${OWN_LISTING} RETURNING id`)
      .bind(by.productId, by.hostId, by.accountId),
    eventIfChanged(db, 'calendar.link_renewed', by),
  ])
  return renewed?.results.length === 1
}

function eventIfChanged(db: D1Database, kind: string, { productId, actor, now }: ByKeeper): D1PreparedStatement {
  return db
    .prepare("INSERT INTO event (at, kind, subject_id, actor, door) SELECT ?1, ?2, ?3, ?4, 'web' WHERE changes() > 0")
    .bind(now, kind, productId, actor)
}

/**
 * The listing a link opens, with what was told of it and what our own books have taken of it now; null when there is no
 * such calendar, or the link is closed. Other platforms' bookings are not among it: told to each other through us, two
 * calendars could keep a night closed for each other for ever.
 */
export async function readShared(db: D1Database, access: LinkAccess, today: Day): Promise<SharedListing | null> {
  const row = await db
    .prepare(`
      SELECT json_object(
        'name', product.name, 'nameEn', product.name_en, 'isStay', product.kind = 'stay',
        'revision', shared_calendar.revision, 'numbered', shared_calendar.numbered, 'askedAt', shared_calendar.asked_at,
        'told', (
          SELECT json_group_array(json_object(
            'number', number, 'startsAt', starts_at, 'endsAt', ends_at, 'sequence', sequence, 'changedAt', changed_at
          ) ORDER BY starts_at) FROM shared_time WHERE calendar_id = shared_calendar.id
        ),
        'taken', (
          SELECT json_group_array(json_object('day', slot.day, 'startsAt', slot.starts_at, 'endsAt', slot.ends_at))
          FROM slot
          WHERE slot.product_id = product.id AND slot.starts_at IS NOT NULL
            -- A stretch that has begun keeps its beginning.
            AND slot.day >= min(?3, coalesce(
              (SELECT date((min(starts_at) + 28800000) / 1000, 'unixepoch') FROM shared_time WHERE calendar_id = shared_calendar.id),
              ?3
            ))
            AND (
              slot.capacity - slot.taken < (SELECT min(draw) FROM unit WHERE unit.product_id = product.id AND unit.withdrawn = 0)
              OR slot.state <> 'open'
              OR EXISTS (SELECT 1 FROM slot_closure WHERE slot_closure.slot_id = slot.id)
            )
        )
      ) AS body
      FROM shared_calendar JOIN product ON product.id = shared_calendar.product_id
      WHERE shared_calendar.id = ?1 AND shared_calendar.link_version = ?2`)
    .bind(access.calendarId, access.linkVersion, today)
    .first<{ body: string }>()
  return row ? JSON.parse(row.body) : null
}

/** Writes what is told from now on, unless someone else did since it was read. Answers whether it was written. */
export async function writeTold(
  db: D1Database,
  calendarId: string,
  { revision, numbered, times }: { revision: number; numbered: number; times: readonly ToldTime[] },
): Promise<boolean> {
  const unchanged = 'EXISTS (SELECT 1 FROM shared_calendar WHERE id = ?1 AND revision = ?2)'
  const results = await db.batch([
    db.prepare(`DELETE FROM shared_time WHERE calendar_id = ?1 AND ${unchanged}`).bind(calendarId, revision),
    db
      .prepare(`
        INSERT INTO shared_time (calendar_id, number, starts_at, ends_at, sequence, changed_at)
        SELECT ?1, time.value ->> 'number', time.value ->> 'startsAt', time.value ->> 'endsAt', time.value ->> 'sequence',
          time.value ->> 'changedAt'
        FROM json_each(?3) AS time WHERE ${unchanged}`)
      .bind(calendarId, revision, JSON.stringify(times)),
    db
      .prepare(`
        UPDATE shared_calendar SET revision = revision + 1, numbered = ?3 WHERE id = ?1 AND revision = ?2 RETURNING id`)
      .bind(calendarId, revision, numbered),
  ])
  return results.at(-1)?.results.length === 1
}

/** Notes that someone came for it. */
export async function noteAsked(db: D1Database, calendarId: string, now: number): Promise<void> {
  await db.prepare('UPDATE shared_calendar SET asked_at = ?2 WHERE id = ?1').bind(calendarId, now).run()
}

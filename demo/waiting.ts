import { addDays, type Day } from '../src/days.ts'
import type { Deps } from '../src/deps.ts'
import { insertSlots } from '../src/inventory/inventory.sql.ts'
import { insertCertificate } from '../src/listings/certificates.sql.ts'
import { insertListing, submitVersion } from '../src/listings/listings.sql.ts'
import { slotsOf } from '../src/listings/openings.rules.ts'
import { holidayCalendar } from '../src/township/township.ts'

const ROOM = 'xiaoman-attic'
const FIRE = 'guilan-fire'

/** What lies on the reviewer's desk of the demo: a room that nobody has looked at yet, and a certificate to compare. */
export async function leaveForReview(deps: Deps, today: Day): Promise<void> {
  await submitAttic(deps, today)
  await handInCertificate(deps, today)
}

async function submitAttic(deps: Deps, today: Day): Promise<void> {
  const { db } = deps
  if (await db.prepare('SELECT 1 FROM product WHERE id = ?1').bind(ROOM).first()) return
  const acting = actingFor('xiaoman', 'demo-07-xiaoman')
  const now = deps.now()
  await insertListing(db, {
    ...acting,
    productId: ROOM,
    versionId: `${ROOM}-v1`,
    now,
    content: {
      kind: 'stay',
      placeId: 'shuimofang',
      name: '小满观星阁楼',
      summary: '木楼顶层，斜窗正对北斗。楼梯陡，老人和小孩住别的房更稳当。',
      bring: '山里夜凉，带件外套。',
      meeting: '水磨坊桥头，打电话我来接。',
      policyId: 'stay',
      weighedFen: null,
      units: [
        {
          id: `${ROOM}-1`,
          position: 0,
          name: '一间',
          people: 2,
          audience: 'anyone',
          minQuantity: 1,
          maxQuantity: 1,
          weekdayFen: 26_800,
          weekendFen: 32_800,
          holidayFen: 42_800,
        },
      ],
    },
  })
  const opening = { productId: ROOM, from: addDays(today, 7), to: addDays(today, 66), weekdays: [5, 6], capacity: 1 }
  await insertSlots(db, slotsOf({ ...opening, times: [], minutes: 0 }, 'night', await holidayCalendar(db)))
  await submitVersion(db, acting, { productId: ROOM, revision: 1, now })
}

async function handInCertificate(deps: Deps, today: Day): Promise<void> {
  const { db } = deps
  if (await db.prepare('SELECT 1 FROM certificate WHERE id = ?1').bind(FIRE).first()) return
  await insertCertificate(
    db,
    actingFor('guilan', 'demo-01-guilan'),
    { id: FIRE, kind: 'fire', number: '演示消安-0088', expiresOn: addDays(today, 365) },
    deps.now(),
  )
}

function actingFor(hostId: string, accountId: string) {
  return { hostId, accountId, actor: `account:${accountId} for host:${hostId}` }
}

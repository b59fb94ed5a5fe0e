import type { Day } from '../../src/days.ts'
import { instantOf } from '../../src/days.ts'
import type { RipenessState } from '../../src/seasons/seasons.schemas.ts'
import { fresh } from './township.ts'

/** A season of a product by its estimate, entered long ago, and what its host has said, each at eight in the morning of its day. */
export async function openSeason(
  db: D1Database,
  productId: string,
  { opensOn, endsOn, said = [] }: { opensOn: Day; endsOn: Day; said?: [state: RipenessState, day: Day][] },
): Promise<string> {
  const id = fresh('season')
  await db.batch([
    db
      .prepare(
        "INSERT INTO season (id, product_id, opens_on, ends_on, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4, 0, 'test')",
      )
      .bind(id, productId, opensOn, endsOn),
    ...said.map(([state, day]) => reportStatement(db, id, state, instantOf(day, '08:00'), day)),
  ])
  return id
}

/** One more report, as if a host had made it at that instant. */
export function reportStatement(
  db: D1Database,
  seasonId: string,
  state: RipenessState,
  at: number,
  day: Day,
): D1PreparedStatement {
  return db
    .prepare(
      "INSERT INTO ripeness (id, season_id, day, state, reported_at, reported_by) VALUES (?1, ?2, ?3, ?4, ?5, 'test')",
    )
    .bind(fresh('report'), seasonId, day, state, at)
}

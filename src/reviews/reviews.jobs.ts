import type { Deps } from '../deps.ts'

const BATCH = 100

/**
 * Each minute: asks those whose visit was over yesterday how it was, once each; a trigger writes whom it concerns into the
 * record and the outbox. What is left over comes with the next minute.
 */
export async function inviteToReview({ db, now }: Deps): Promise<void> {
  await db
    .prepare(`
      UPDATE review_invitation SET looked_at = ?1
      WHERE order_id IN (
        SELECT order_id FROM review_invitation WHERE looked_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2
      )`)
    .bind(now(), BATCH)
    .run()
}

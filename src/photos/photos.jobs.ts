import { DAY_MS } from '../days.ts'
import type { Deps } from '../deps.ts'
import { photoFile } from './photo.rules.ts'
import { deleteGone, deleteUnused, readUnused } from './sweep.sql.ts'

/** What was taken away, or refused, may still be asked after for so long. */
const GONE_DAYS = 30
/** A file that was sent and never used; longer than `FRESH_MS`, so that none goes while it is being added. */
const UNUSED_DAYS = 1
/** R2 deletes at most a thousand at once. */
const AT_ONCE = 500

/** Each night: photographs nobody shows any more, bytes and all. Running it twice does no harm. */
export async function sweepPhotos({ db, photos, now }: Deps): Promise<void> {
  await deleteGone(db, now() - GONE_DAYS * DAY_MS)
  const before = now() - UNUSED_DAYS * DAY_MS
  for (let more = true; more; ) {
    const unused = await readUnused(db, before, AT_ONCE)
    // The bytes first: whatever breaks off here leaves a row behind, by which the next night finds them.
    if (unused.length > 0) await photos.delete(unused.map(({ hash, type }) => photoFile(hash, type)))
    await deleteUnused(
      db,
      unused.map(({ hash }) => hash),
      before,
    )
    more = unused.length === AT_ONCE
  }
}

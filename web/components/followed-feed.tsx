import type { SeenListings } from '../../src/feeds/feeds.ts'
import { useFace } from '../face.tsx'
import { daysLabel } from '../feed-days.ts'
import { momentLabel } from '../format.ts'

type Feed = SeenListings['listings'][number]['feeds'][number]

/** A calendar that a listing follows: how it stands with it, and what can be done about it. */
export function FollowedFeed({ feed, hostId }: { feed: Feed; hostId: string }) {
  const { words, to, today } = useFace()
  const { feeds } = words
  const action = (what: string) => to(`/farm/${hostId}/feeds/${feed.id}/${what}`)
  return (
    <>
      <p>
        <b>{feed.platform}</b> <span class="feed-site">{feed.site}</span>
        <br />
        {feed.goodAt === null ? feeds.neverRead : feeds.readAt(momentLabel(words, feed.goodAt, today))}
        {words.site.spot}
        {feed.days.length === 0 ? feeds.closesNothing : feeds.closed(daysLabel(words, feed.days, today))}
      </p>
      {feed.failingSince !== null && (
        <p class="fault">
          {feed.fault && feeds.fault[feed.fault]} {feeds.failing(momentLabel(words, feed.failingSince, today))}
        </p>
      )}
      {feed.doubtedSince !== null && (
        <>
          <p class="fault">{feeds.doubted(momentLabel(words, feed.doubtedSince, today))}</p>
          <form method="post" action={action('believe')}>
            <button type="submit" class="button">
              {feeds.believe}
            </button>
          </form>
        </>
      )}
      {feed.unreadable > 0 && <p class="fault">{feeds.unreadable(feed.unreadable)}</p>}
      {feed.echoes.map(({ uid, days }) => (
        <form key={uid} method="post" action={action('echo')}>
          <input type="hidden" name="uid" value={uid} />
          <input type="hidden" name="not" value="on" />
          <p>{feeds.echoes(daysLabel(words, days, today))}</p>
          <button type="submit" class="button quiet-button">
            {feeds.notEcho}
          </button>
        </form>
      ))}
      <form method="post" action={action('read')}>
        <button type="submit" class="button">
          {feeds.readNow}
        </button>
      </form>
      <details class="feed-careful">
        <summary>{feeds.drop}</summary>
        <form method="post" action={action('drop')}>
          <p>{feeds.dropHint}</p>
          <button type="submit" class="button">
            {feeds.dropNow(feed.platform)}
          </button>
        </form>
      </details>
    </>
  )
}

import type { WaitingPhoto } from '../../src/photos/review.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'

interface PhotoReviewPageProps {
  /** What belongs together, together. */
  groups: WaitingPhoto[][]
  /** Which were judged last, and why it did not happen. */
  sent: { ids: string; problem: Problem } | null
}

export function PhotoReviewPage({ groups, sent }: PhotoReviewPageProps) {
  const { words } = useFace()
  const isAtField = sent?.problem.code === 'invalid_request'
  return (
    <section class="photo-review">
      <h1>{words.photos.review}</h1>
      <p>{words.photos.reviewLead}</p>
      {!isAtField && <Refusal problem={sent?.problem ?? null} />}
      {groups.length === 0 && <p>{words.photos.nothing}</p>}
      {groups.map((photos) => (
        <Group key={photos[0]?.subjectId} photos={photos} sent={isAtField ? sent : null} />
      ))}
    </section>
  )
}

function Group({ photos, sent }: { photos: WaitingPhoto[]; sent: PhotoReviewPageProps['sent'] }) {
  const { words } = useFace()
  const [first] = photos
  if (!first) return null
  const judgeable = photos.filter(({ own }) => !own)
  return (
    <section>
      <h2 lang="zh-CN">{first.of}</h2>
      {first.hostName && <p class="quiet">{words.photos.by(first.hostName)}</p>}
      {judgeable.length > 1 && (
        <Judge does="show" ids={judgeable.map(({ id }) => id)}>
          {words.photos.showAll(judgeable.length)}
        </Judge>
      )}
      <ul class="photo-list">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <a href={`/desk/photos/${photo.file}`}>
              <img
                src={`/desk/photos/${photo.smallFile}`}
                width={photo.width}
                height={photo.height}
                alt={words.photos.thumb(photo.alt, index + 1)}
                loading="lazy"
                decoding="async"
              />
            </a>
            {photo.own ? (
              <p class="quiet">{words.photos.own}</p>
            ) : (
              <Verdict photo={photo} problem={sent?.ids === photo.id ? sent.problem : null} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Verdict({ photo, problem }: { photo: WaitingPhoto; problem: Problem | null }) {
  const { words, to } = useFace()
  const [alt, reason] = [`alt-${photo.id}`, `reason-${photo.id}`]
  return (
    <>
      <form method="post" action={to('/desk/photos')}>
        <input type="hidden" name="ids" value={photo.id} />
        <label for={alt}>{words.photos.altForGuests}</label>
        <input id={alt} name="alt" type="text" maxLength={100} value={photo.alt} {...faultProps(problem, 'alt')} />
        <Fault problem={problem} path="alt" />
        <button type="submit" name="do" value="show" class="button main">
          {words.photos.show}
        </button>
      </form>
      <form method="post" action={to('/desk/photos')}>
        <input type="hidden" name="ids" value={photo.id} />
        <label for={reason}>{words.photos.reason}</label>
        <input id={reason} name="reason" type="text" maxLength={200} required {...faultProps(problem, 'reason')} />
        <Fault problem={problem} path="reason" />
        <button type="submit" name="do" value="refuse" class="button">
          {words.photos.refuse}
        </button>
      </form>
    </>
  )
}

function Judge({ ids, does, children }: { ids: string[]; does: 'show'; children: string }) {
  const { to } = useFace()
  return (
    <form method="post" action={to('/desk/photos')}>
      <input type="hidden" name="ids" value={ids.join(',')} />
      <button type="submit" name="do" value={does} class="button">
        {children}
      </button>
    </form>
  )
}

import { PHOTO_FAULTS } from '../../src/photos/photo.rules.ts'
import type { Photo } from '../../src/photos/photos.ts'
import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'
import { Fault, faultProps } from './fault.tsx'
import { Refusal } from './refusal.tsx'

interface PhotoPanelProps {
  /** What it is of. */
  name: string
  photos: Photo[]
  /** Where photographs of it are added and changed. */
  address: string
  /** Where scripts send files, by their hash. */
  uploads: string
  /** Where files that are not public yet are seen. */
  files: string
  /** Goes along with every form. */
  hidden: Record<string, string>
  alt: string
  problem: Problem | null
}

/** The photographs of one thing, and the way to add some. With scripts they are shrunk, sent and kept by the browser. */
export function PhotoPanel(props: PhotoPanelProps) {
  const { words, to } = useFace()
  const { name, photos, address, uploads, hidden, alt, problem } = props
  return (
    <div class="photo-panel" data-photos={to(address)} data-uploads={uploads} data-words={wordsForScript(words)}>
      {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
      <form method="post" encType="multipart/form-data" action={to(`${address}/file`)} class="photo-form">
        <Hidden fields={hidden} />
        <label for="photo-alt">{words.photos.alt}</label>
        <input
          id="photo-alt"
          name="alt"
          type="text"
          maxLength={100}
          value={alt}
          aria-describedby="photo-alt-hint"
          {...faultProps(problem, 'alt')}
        />
        <p class="quiet" id="photo-alt-hint">
          {words.photos.altHint}
        </p>
        <Fault problem={problem} path="alt" />
        <label class="photo-choose" for="photo">
          {words.photos.choose}
        </label>
        <input
          id="photo"
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          required
          {...faultProps(problem, 'photo')}
        />
        <Fault problem={problem} path="photo" />
        <div data-without-scripts>
          <p class="quiet">{words.photos.withoutScripts}</p>
          <button type="submit" class="button main">
            {words.photos.send}
          </button>
        </div>
        <p class="quiet">{words.photos.privacy}</p>
      </form>
      <ul class="photo-queue" data-photo-queue aria-live="polite" />
      <div data-photo-list>
        {photos.length === 0 ? (
          <p>{words.photos.none}</p>
        ) : (
          <ol class="photo-list">
            {photos.map((photo, index) => (
              <li key={photo.id}>
                <Tile {...props} photo={photo} number={index + 1} />
              </li>
            ))}
          </ol>
        )}
      </div>
      <p class="unseen" role="status" data-photo-status data-name={name} />
    </div>
  )
}

function Tile({ photo, number, address, files, hidden }: PhotoPanelProps & { photo: Photo; number: number }) {
  const { words, to } = useFace()
  return (
    <>
      <a href={`${files}/${photo.file}`}>
        <img
          src={`${files}/${photo.smallFile}`}
          width={photo.width}
          height={photo.height}
          alt={words.photos.thumb(photo.alt, number)}
          loading="lazy"
          decoding="async"
        />
      </a>
      <p>
        <span class={`photo-state ${photo.state}`}>{words.photos.states[photo.state]}</span>
        {photo.reason && <span class="quiet">{photo.reason}</span>}
      </p>
      <form method="post" action={to(`${address}/${photo.id}`)}>
        <Hidden fields={hidden} />
        {number > 1 && (
          <button type="submit" name="do" value="first" class="button">
            {words.photos.first}
          </button>
        )}
        <button type="submit" name="do" value="remove" class="button">
          {words.photos.remove}
        </button>
      </form>
    </>
  )
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

function wordsForScript({ sending, field }: ReturnType<typeof useFace>['words']): string {
  return JSON.stringify({ ...sending, ...Object.fromEntries(PHOTO_FAULTS.map((fault) => [fault, field[fault]])) })
}

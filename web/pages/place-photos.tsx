import type { Photo } from '../../src/photos/photos.ts'
import type { Problem } from '../../src/problem.ts'
import { PhotoPanel } from '../components/photo-panel.tsx'
import { useFace } from '../face.tsx'

interface PlacePhotosPageProps {
  placeId: string
  name: string
  photos: Photo[]
  alt: string
  problem: Problem | null
}

export function PlacePhotosPage({ placeId, name, photos, alt, problem }: PlacePhotosPageProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.photos.of(name)}</h1>
      <PhotoPanel
        name={name}
        photos={photos}
        address={`/desk/places/${placeId}/photos`}
        uploads="/desk/uploads"
        files="/desk/photos"
        hidden={{}}
        alt={alt}
        problem={problem}
      />
      <p>
        <a class="button" href={to('/desk/places')}>
          {words.photos.places}
        </a>
      </p>
    </section>
  )
}

import { useFace } from '../face.tsx'

export function DeskPlacesPage({ places }: { places: { id: string; name: string; photos: number }[] }) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.photos.places}</h1>
      <p>{words.photos.placesLead}</p>
      <ul class="ways-out">
        {places.map(({ id, name, photos }) => (
          <li key={id}>
            <a href={to(`/desk/places/${id}/photos`)}>{words.photos.each(name, photos)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

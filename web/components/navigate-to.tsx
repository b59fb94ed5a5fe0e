import { navigationLink } from '../../src/places/navigation.rules.ts'
import { useFace } from '../face.tsx'

interface Place {
  name: string
  nameEn: string | null
  lng: number | null
  lat: number | null
}

/** The way to a place in a map app; nothing while nobody knows where it is. */
export function NavigateTo({ place }: { place: Place }) {
  const { words, said } = useFace()
  const link = navigationLink('amap', place)
  if (!link) return null
  return (
    <a class="act" href={link} rel="noreferrer" aria-label={words.itinerary.navigateTo(said(place.name, place.nameEn))}>
      {words.itinerary.navigate}
    </a>
  )
}

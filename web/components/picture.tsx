import { useFace } from '../face.tsx'
import { type Hour, SCENES, type Scene, type Season, sceneFile, seasonOf } from '../scenes/scenes.ts'

interface PictureProps {
  /** The scene's name as the data has it; nothing is drawn for none, or for one that nobody has drawn. */
  scene: string | null | undefined
  /** What it shows, for those who do not see it; empty where the text beside it says as much. */
  alt: string
  /** The local day it is about, for its season; otherwise today's. */
  day?: string | undefined
  /** At which hour; otherwise the scene's own best one. */
  hour?: Hour
  /** Whether it is what a visitor sees first: such a picture is not waited for. */
  priority?: boolean
  class?: string
}

/** Most scenes are at their best by day; these are not. */
const BEST_HOURS: Partial<Record<Scene, Hour>> = {
  'camp-night': 'night',
  'bird-hide': 'dawn',
  'fir-sea': 'dawn',
  'old-ferry': 'dusk',
}

/** A drawing of the township, 3 to 2; `object-fit: cover` may crop it down to a square or a band. By dark screens it is night. */
export function Picture({ scene: name, alt, day, hour, priority = false, class: className }: PictureProps) {
  const { today } = useFace()
  const scene = SCENES.find((known) => known === name)
  if (!scene) return null
  const season = seasonOf(day ?? today)
  return (
    <picture class={className}>
      <source media="(prefers-color-scheme: dark)" srcset={addressOf(scene, season, 'night')} />
      <img
        src={addressOf(scene, season, hour ?? BEST_HOURS[scene] ?? 'day')}
        width={1200}
        height={800}
        alt={alt}
        loading={priority ? 'eager' : 'lazy'}
        decoding="async"
        {...(priority ? { fetchpriority: 'high' as const } : {})}
      />
    </picture>
  )
}

function addressOf(scene: Scene, season: Season, hour: Hour): string {
  return `/scenes/${sceneFile(scene, season, hour)}`
}

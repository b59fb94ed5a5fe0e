import type { ShownPhoto } from '../../src/photos/photos.shown.sql.ts'
import { useFace } from '../face.tsx'
import { type Hour, SCENES, type Scene, type Season, sceneFile, seasonOf } from '../scenes/scenes.ts'

interface PictureProps {
  /** The photograph that stands in the drawing's place, if there is one. */
  photo?: ShownPhoto | null | undefined
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

/**
 * A photograph, or else a drawing of the township, 3 to 2; `object-fit: cover` may crop it down to a square or a band. By
 * dark screens a drawing is of the night.
 */
export function Picture({ photo, scene: name, alt, day, hour, priority = false, class: className }: PictureProps) {
  const { today } = useFace()
  if (photo) return <Photograph photo={photo} priority={priority} class={className} />
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

/** As wide as the page on a phone, half of it at a desk. */
const SIZES = '(min-width: 56rem) 36rem, 100vw'

function Photograph({
  photo,
  priority,
  class: className,
}: Required<Pick<PictureProps, 'priority'>> & { photo: ShownPhoto; class?: string | undefined }) {
  const { src, smallSrc, smallWidth, width, height, alt } = photo
  return (
    <picture class={className}>
      <img
        src={src}
        srcset={`${smallSrc} ${smallWidth}w, ${src} ${width}w`}
        sizes={SIZES}
        width={width}
        height={height}
        alt={alt}
        lang="zh-CN"
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

import { type Hour, type Scene, type Season, sceneFile } from '../scenes/scenes.ts'

interface SceneImageProps {
  scene: Scene
  season: Season
  hour: Hour
  /** What it shows, for those who do not see it; empty where the text beside it says as much. */
  alt: string
  /** Whether it is what a visitor sees first: such a picture is not waited for. */
  priority?: boolean
  class?: string
}

/** A drawing of the township. It is 3 to 2; `object-fit: cover` may crop it down to a square or a band. */
export function SceneImage({ scene, season, hour, alt, priority = false, class: className }: SceneImageProps) {
  return (
    <img
      class={className}
      src={`/scenes/${sceneFile(scene, season, hour)}`}
      width={1200}
      height={800}
      alt={alt}
      loading={priority ? 'eager' : 'lazy'}
      decoding="async"
      {...(priority ? { fetchpriority: 'high' as const } : {})}
    />
  )
}

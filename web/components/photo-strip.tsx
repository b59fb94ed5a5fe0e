import type { ShownPhoto } from '../../src/photos/photos.shown.sql.ts'
import { useFace } from '../face.tsx'

/** The photographs beside the first one, small; each leads to itself in full. */
export function PhotoStrip({ photos }: { photos: ShownPhoto[] }) {
  const { words } = useFace()
  const others = photos.slice(1)
  if (others.length === 0) return null
  return (
    <ul class="photo-strip" aria-label={words.photos.title}>
      {others.map(({ src, smallSrc, width, height, alt }) => (
        <li key={src}>
          <a href={src}>
            <img src={smallSrc} width={width} height={height} alt={alt} lang="zh-CN" loading="lazy" decoding="async" />
          </a>
        </li>
      ))}
    </ul>
  )
}

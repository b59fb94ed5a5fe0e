import type { ProductKind } from '../../src/products/products.schemas.ts'

interface PictureProps {
  /** What is seen: a place, and of a product also what one does there. */
  placeId: string
  kind?: ProductKind
  /** Said to those who do not see it. */
  alt: string
}

/** The big quiet picture at the head of a page: as long as a place has none of its own, three ridges in its line's colour. */
export function Picture({ alt }: PictureProps) {
  return (
    <svg class="picture" viewBox="0 0 1200 800" preserveAspectRatio="xMidYMax slice" role="img" aria-label={alt}>
      <circle cx="900" cy="230" r="84" class="sun" />
      <path class="far" d="M0 470Q150 360 320 420T640 330T940 400T1200 300V800H0z" />
      <path class="mid" d="M0 590Q220 470 430 540T800 470T1200 520V800H0z" />
      <path class="near" d="M0 720Q260 600 560 670T1200 630V800H0z" />
    </svg>
  )
}

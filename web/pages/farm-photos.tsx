import type { Keeper } from '../../src/accounts/guard.ts'
import type { Photo } from '../../src/photos/photos.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { PhotoPanel } from '../components/photo-panel.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

interface FarmPhotosPageProps {
  keeper: Keeper
  /** null: of the farm itself. */
  productId: string | null
  name: string
  products: { id: string; name: string; photos: number }[]
  photos: Photo[]
  alt: string
  problem: Problem | null
}

export function FarmPhotosPage({ keeper, productId, name, products, photos, alt, problem }: FarmPhotosPageProps) {
  const { words, to } = useFace()
  const address = `/farm/${keeper.hostId}/photos`
  const current = (id: string | null) => (id === productId ? ('page' as const) : undefined)
  return (
    <FarmFrame keeper={keeper} title={words.photos.of(name)}>
      {productId && (
        <p>
          <a class="button" href={to(`/farm/${keeper.hostId}/listings/${productId}`)}>
            {words.photos.back}
          </a>
        </p>
      )}
      <p>{words.photos.lead}</p>
      <PhotoPanel
        photos={photos}
        address={address}
        uploads={`/farm/${keeper.hostId}/uploads`}
        files={address}
        hidden={productId ? { product: productId } : {}}
        alt={alt}
        problem={problem}
      />
      <h2>{words.photos.others}</h2>
      <ul class="ways-out">
        <li>
          <a href={to(address)} aria-current={current(null)}>
            {words.photos.farm}
          </a>
        </li>
        {products.map((product) => (
          <li key={product.id}>
            <a href={to(withQuery(address, { product: product.id }))} aria-current={current(product.id)}>
              {words.photos.each(product.name, product.photos)}
            </a>
          </li>
        ))}
      </ul>
    </FarmFrame>
  )
}

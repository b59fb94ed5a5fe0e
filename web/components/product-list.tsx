import type { ComponentChildren } from 'preact'
import type { Day } from '../../src/days.ts'
import type { NextFree } from '../../src/products/products.rules.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import type { Ratings } from '../../src/reviews/reviews.ts'
import { useFace } from '../face.tsx'
import { dayLabel, priceFrom, productLineClass } from '../format.ts'
import { CHOOSE, productPath } from '../paths.ts'
import { RatingInList } from './reviews.tsx'
import { RipenessOf } from './ripeness.tsx'
import { Said } from './said.tsx'

interface ProductListProps {
  products: ProductSummary[]
  /** Letter by slug of the lines, for their colours. */
  letters: ReadonlyMap<string, string>
  level?: 2 | 3
  /** By product; without it the list says nothing of days. */
  nextFree?: ReadonlyMap<string, NextFree>
  ratings?: Ratings['products'] | undefined
  /** For which day it is told how ripe things are; today unless said. */
  day?: Day | undefined
  /** What else is to be told of each, and where it leads; null for nothing. */
  about?: (product: ProductSummary) => ProductTold | null
}

interface ProductTold {
  href: string
  price: ComponentChildren
  /** After the place. */
  facts: string[]
  more: ComponentChildren
}

/** Products one below the other, each with the stroke of its line, who offers it, where, and from what price on. */
export function ProductList({ products, letters, level = 3, nextFree, ratings, day, about }: ProductListProps) {
  const { words, to } = useFace()
  const Heading = `h${level}` as const
  return (
    <ul class="product-list">
      {products.map((product) => {
        const told = about?.(product)
        return (
          <li key={product.id} class={productLineClass(product, letters)}>
            {product.photo && (
              <img
                class="list-photo"
                src={product.photo.smallSrc}
                width={product.photo.width}
                height={product.photo.height}
                alt=""
                loading="lazy"
                decoding="async"
              />
            )}
            <Heading>
              <a href={told?.href ?? to(productPath(product))}>
                <Said zh={product.name} en={product.nameEn} />
              </a>
            </Heading>
            <p class="price">{told?.price ?? priceFrom(words, product)}</p>
            <p class="what">
              {product.summary && <Said zh={product.summary} en={product.summaryEn} />}
              <span class="quiet">
                {words.product.kinds[product.kind]} · <Said zh={product.host.name} en={product.host.nameEn} />
                {product.host.name !== product.place.name && (
                  <>
                    {' · '}
                    <Said zh={product.place.name} en={product.place.nameEn} />
                  </>
                )}
                {told?.facts.map((fact) => ` · ${fact}`)}
              </span>
            </p>
            <RatingInList rating={ratings?.get(product.id)} />
            <RipenessOf product={product} on={day} />
            {told?.more}
            {nextFree && <Next product={product} next={nextFree.get(product.id) ?? { days: [] }} />}
          </li>
        )
      })}
    </ul>
  )
}

function Next({ product, next }: { product: ProductSummary; next: NextFree }) {
  const { words, to, today } = useFace()
  if ('inStock' in next) {
    return <p class="next quiet">{next.inStock > 0 ? words.place.inStock(next.inStock) : words.calendar.noStock}</p>
  }
  if (next.days.length === 0) return <p class="next quiet">{words.place.noneSoon}</p>
  return (
    <p class="next">
      <span class="quiet">{words.place.next}</span>
      {next.days.map((day) => (
        <a key={day} href={to(productPath(product, { day })) + CHOOSE}>
          {dayLabel(words, day, today)}
        </a>
      ))}
    </p>
  )
}

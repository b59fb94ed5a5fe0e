import type { Lang } from './words/words.ts'

/** Chinese stands at `/…`, English at `/en/…`. */
export function inLanguage(lang: Lang, path: string): string {
  if (lang === 'zh-CN') return path
  return path === '/' ? '/en' : `/en${path}`
}

/**
 * An address with those of the values that are there; empty text counts as none. Spaces become `%20`, since not every
 * map app reads `+` as one. Names are ours; values are well-formed text.
 */
export function withQuery(address: string, values: Record<string, string | number | undefined>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return pairs.length > 0 ? `${address}?${pairs.join('&')}` : address
}

interface Chosen {
  day?: string | undefined
  until?: string | undefined
  plan?: string | undefined
  /** Who comes along; nobody of a kind is not told. */
  party?: { adults: number; children: number; seniors: number } | null | undefined
}

/** A product's page, with what is chosen there so far. */
export function productPath(product: { id: string }, { day, until, plan, party }: Chosen = {}): string {
  const { adults, children, seniors } = party ?? { adults: 0, children: 0, seniors: 0 }
  const people = { adults: adults || undefined, children: children || undefined, seniors: seniors || undefined }
  return withQuery(`/products/${product.id}`, { day, until, ...people, plan })
}

/** The part of a product's page where one chooses: the days and what each of them has. */
export const CHOOSE = '#choose'

/** A path with those of the values that are there; ours need no more escaping than this gives. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** A product's page, with what is chosen there so far. */
export function productPath(
  product: { id: string },
  chosen: { day?: string | undefined; until?: string | undefined; plan?: string | undefined } = {},
): string {
  const { day, until, plan } = chosen
  return withQuery(`/products/${product.id}`, { day, until, plan })
}

/** The part of a product's page where one chooses: the days and what each of them has. */
export const CHOOSE = '#choose'

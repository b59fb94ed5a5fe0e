import { element, xmlDocument } from '../xml.ts'

export interface Feed {
  /** Its own address, by which it is known for ever. */
  self: string
  /** The page that shows the same. */
  page: string
  lang: string
  title: string
  subtitle: string
  entries: FeedEntry[]
}

export interface FeedEntry {
  /** A UUID. */
  id: string
  title: string
  author: string
  /** Its address. */
  link: string
  text: string
  /** UTC, milliseconds. */
  at: number
}

/**
 * An Atom feed (RFC 4287), its entries the latest first. Each is known by its id, whatever address or language the feed
 * is read at, so no reader shows it twice.
 */
export function atomFeed({ self, page, lang, title, subtitle, entries }: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang },
      element('id', {}, self),
      element('title', {}, title),
      subtitle ? element('subtitle', {}, subtitle) : null,
      element('updated', {}, instant(entries[0]?.at ?? 0)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'text/html', href: page }),
      ...entries.map((entry) =>
        element(
          'entry',
          {},
          element('id', {}, `urn:uuid:${entry.id}`),
          element('title', {}, entry.title),
          element('updated', {}, instant(entry.at)),
          element('published', {}, instant(entry.at)),
          element('author', {}, element('name', {}, entry.author)),
          element('link', { rel: 'alternate', type: 'text/html', href: entry.link }),
          element('summary', {}, entry.text),
        ),
      ),
    ),
  )
}

function instant(at: number): string {
  return new Date(at).toISOString()
}

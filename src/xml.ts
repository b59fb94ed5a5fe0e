export interface XmlElement {
  name: string
  attributes: Record<string, string | number>
  children: (XmlElement | string)[]
}

/** An element of an XML document; children that are null or undefined are left out. */
export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: (XmlElement | string | null | undefined)[]
): XmlElement {
  return { name, attributes, children: children.filter((child) => child !== null && child !== undefined) }
}

/** A whole document in UTF-8. Names are ours; texts and attributes may hold anything. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`
}

function write({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : write(child)))
  return content.length > 0
    ? `<${name}${written.join('')}>${content.join('')}</${name}>`
    : `<${name}${written.join('')}/>`
}

/** What XML 1.0 (2.2) allows in no form, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(FORBIDDEN, '')
      .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
      // Whatever a reader of XML 1.0 or 1.1 takes for the end of a line (2.11) would come back as another sign.
      .replaceAll(/[\r\u0085\u2028]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  )
}

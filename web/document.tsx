import type { ComponentChildren } from 'preact'
import type { ClientFiles } from '../src/assets.ts'
import type { TownshipSettings } from '../src/township/township.ts'
import { SiteFoot } from './components/site-foot.tsx'
import { SiteHead } from './components/site-head.tsx'
import { useFace } from './face.tsx'
import favicon from './favicon.svg?no-inline'
import { inLanguage } from './paths.ts'
import type { Lang } from './words/words.ts'

export interface DocumentProps {
  title: string
  description: string
  /** Without JavaScript the page asks for itself again after so many seconds. */
  refreshSeconds?: number | undefined
  /** A host's page, which has a script of its own besides. */
  farm?: boolean | undefined
  /** Where the site stands, scheme and host: of a public page, so that search engines find both languages of it. */
  origin?: string | undefined
  township: TownshipSettings
  files: ClientFiles
  children?: ComponentChildren
}

const LANGUAGES: Lang[] = ['zh-CN', 'en']

/** The frame of every page: who we are above, how to reach us below. */
export function Document({
  title,
  description,
  refreshSeconds,
  farm,
  origin,
  township,
  files,
  children,
}: DocumentProps) {
  const { lang, size, here, words, said } = useFace()
  const [path = '/'] = here.split('?')
  return (
    <html lang={lang} class={size || undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${said(township.name, township.nameEn)}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf7f0" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#171612" />
        {origin && <link rel="canonical" href={`${origin}${inLanguage(lang, path)}`} />}
        {origin &&
          LANGUAGES.map((other) => (
            <link key={other} rel="alternate" hreflang={other} href={`${origin}${inLanguage(other, path)}`} />
          ))}
        <link rel="icon" href={favicon} type="image/svg+xml" />
        {files.style && <link rel="stylesheet" href={files.style} />}
        {files.script && <script type="module" src={files.script} />}
        {farm && files.farm && <script type="module" src={files.farm} />}
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.site.skip}
        </a>
        <SiteHead township={township} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <SiteFoot township={township} />
      </body>
    </html>
  )
}

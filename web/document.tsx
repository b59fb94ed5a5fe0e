import type { ComponentChildren } from 'preact'
import type { ClientFiles } from '../src/assets.ts'
import type { TownshipSettings } from '../src/township/township.ts'
import favicon from './favicon.svg?no-inline'
import type { Words } from './words/zh.ts'

export interface DocumentProps {
  title: string
  description: string
  /** Without JavaScript the page asks for itself again after so many seconds. */
  refreshSeconds?: number | undefined
  words: Words
  township: TownshipSettings
  files: ClientFiles
  children?: ComponentChildren
}

/** The frame of every page: who we are above, how to reach us below. */
export function Document({ title, description, refreshSeconds, words, township, files, children }: DocumentProps) {
  return (
    <html lang={words.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${township.name}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="theme-color" content="#faf7f0" />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        {files.style && <link rel="stylesheet" href={files.style} />}
        {files.script && <script type="module" src={files.script} />}
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
        <header>
          {township.demo && <p class="demo-mark">{words.site.demo}</p>}
          <div class="site-head">
            <a class="site-name" href="/">
              <span class="point" aria-hidden="true" />
              {township.name}
            </a>
            <nav>
              <a href="/lines">{words.site.lines}</a>
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="site-foot">
          {township.phone && (
            <p>
              {words.site.phone} <a href={`tel:${township.phone}`}>{township.phone}</a>
            </p>
          )}
          {township.wechat && (
            <p>
              {words.site.wechat} {township.wechat}
            </p>
          )}
          <p>
            <a href="/docs">{words.site.api}</a>
          </p>
          {township.icpNumber && (
            <p class="icp">
              <a href="https://beian.miit.gov.cn/">{township.icpNumber}</a>
            </p>
          )}
        </footer>
      </body>
    </html>
  )
}

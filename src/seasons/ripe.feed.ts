import { Hono } from 'hono'
import { productPath } from '../../web/paths.ts'
import type { AppContext, AppEnv } from '../http.ts'
import { publicReply } from '../reply.ts'
import { townshipSettings } from '../township/township.ts'
import { atomFeed, type FeedEntry } from './ripe.feed.rules.ts'
import type { News } from './seasons.sql.ts'
import { ripenessNews } from './seasons.ts'

/** What the hosts say of their fruit, to subscribe to. */
export const ripeFeed = new Hono<AppEnv>().get('/ripe.atom', (c) =>
  publicReply(c, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' }, async () => {
    const { deps, face } = c.var
    const [news, township] = await Promise.all([ripenessNews(deps), townshipSettings(deps)])
    const at = (path: string) => new URL(face.to(path), c.req.url).href
    return [
      atomFeed({
        self: at('/ripe.atom'),
        page: at('/'),
        lang: face.lang,
        title: face.words.season.feed(face.said(township.name, township.nameEn)),
        subtitle: township.demo ? face.words.site.demo : '',
        entries: news.map((each) => entryOf(c, each, at(productPath({ id: each.productId })))),
      }),
    ]
  }),
)

function entryOf(c: AppContext, news: News, link: string): FeedEntry {
  const { words, said } = c.var.face
  const state = words.season.states[news.state]
  const host = said(news.host, news.hostEn)
  const body = words.season.newsBody(host, said(news.place, news.placeEn), state)
  const quoted = news.note && words.season.quoted(said(news.note, news.noteEn))
  return {
    id: news.id,
    title: words.season.news(said(news.product, news.productEn), state),
    author: host,
    link,
    text: [body, quoted].filter(Boolean).join(' '),
    at: news.at,
  }
}

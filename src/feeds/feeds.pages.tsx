import { FeedsPage } from '../../web/pages/feeds.tsx'
import { NewFeedPage } from '../../web/pages/new-feed.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { orProblem, Problem } from '../problem.ts'
import { FeedEvent, FeedForm } from './feeds.schemas.ts'
import {
  dropFeed,
  followFeed,
  listingOf,
  markEcho,
  readNow,
  seeListings,
  settleClash,
  type Trial,
  tryFeed,
} from './feeds.ts'
import { renewLink, shareListing } from './shared.ts'

/** A host's calendars on other platforms: what she shows them, and what she follows of theirs. */
export const feedsPages = farmPages()
  .get('/farm/:hostId/feeds', 'feeds.manage', async (c, keeper) => {
    const { listings, clashes } = await seeListings(c.var.deps, keeper)
    const origin = new URL(c.req.url).origin
    const page = <FeedsPage keeper={keeper} listings={listings} clashes={clashes} origin={origin} />
    return privatePage(c, { title: c.var.face.words.feeds.title, description: '' }, page)
  })
  .post('/farm/:hostId/feeds/links/:productId', 'feeds.manage', (c, keeper) =>
    then(c, keeper, shareListing(c.var.deps, keeper, param(c, 'productId'))),
  )
  .post('/farm/:hostId/feeds/links/:productId/renew', 'feeds.manage', (c, keeper) =>
    then(c, keeper, renewLink(c.var.deps, keeper, param(c, 'productId'))),
  )
  .get('/farm/:hostId/feeds/new/:productId', 'feeds.manage', (c, keeper) => newFeedPage(c, keeper, {}))
  .post('/farm/:hostId/feeds/new/:productId', 'feeds.manage', (c, keeper) =>
    onForm(c, keeper, async (form, ownHost) => {
      const trial = await tryFeed(c.var.deps, keeper, form, ownHost)
      return newFeedPage(c, keeper, await readForm(c), { trial })
    }),
  )
  .post('/farm/:hostId/feeds/follow/:productId', 'feeds.manage', (c, keeper) =>
    onForm(c, keeper, (form, ownHost) => then(c, keeper, followFeed(c.var.deps, keeper, form, ownHost))),
  )
  .post('/farm/:hostId/feeds/:id/read', 'feeds.manage', (c, keeper) =>
    then(c, keeper, readNow(c.var.deps, keeper, param(c, 'id'))),
  )
  .post('/farm/:hostId/feeds/:id/believe', 'feeds.manage', (c, keeper) =>
    then(c, keeper, readNow(c.var.deps, keeper, param(c, 'id'), { trusting: true })),
  )
  .post('/farm/:hostId/feeds/:id/drop', 'feeds.manage', (c, keeper) =>
    then(c, keeper, dropFeed(c.var.deps, keeper, param(c, 'id'))),
  )
  .post('/farm/:hostId/feeds/:id/echo', 'feeds.manage', async (c, keeper) => {
    const { uid, isEcho } = await eventIn(c)
    return then(c, keeper, markEcho(c.var.deps, keeper, { feedId: param(c, 'id'), uid, isEcho }))
  })
  .post('/farm/:hostId/feeds/:id/settle', 'feeds.manage', async (c, keeper) => {
    const { uid } = await eventIn(c)
    return then(c, keeper, settleClash(c.var.deps, keeper, { feedId: param(c, 'id'), uid }))
  }).pages

async function then(c: AppContext, keeper: Keeper, done: Promise<void>): Promise<Response> {
  await done
  return c.redirect(c.var.face.to(`/farm/${keeper.hostId}/feeds`), 303)
}

/** Reads what a host says of a calendar and does something with it; what it must change is said on the same page. */
async function onForm(
  c: AppContext,
  keeper: Keeper,
  act: (form: FeedForm, ownHost: string) => Promise<Response>,
): Promise<Response> {
  const fields = await readForm(c)
  try {
    const form = parseForm(FeedForm, { ...fields, productId: param(c, 'productId') })
    return await act(form, new URL(c.req.url).host)
  } catch (error) {
    const problem = orProblem(error)
    if (problem.status === 404) throw problem
    return newFeedPage(c, keeper, fields, { problem })
  }
}

async function newFeedPage(
  c: AppContext,
  keeper: Keeper,
  fields: Record<string, string>,
  { trial = null, problem = null }: { trial?: Trial | null; problem?: Problem | null } = {},
): Promise<Response> {
  const listing = await listingOf(c.var.deps, keeper, param(c, 'productId'))
  const { face } = c.var
  const page = <NewFeedPage keeper={keeper} listing={listing} fields={fields} trial={trial} problem={problem} />
  const title = face.words.feeds.addTitle(face.said(listing.name, listing.nameEn))
  return privatePage(c, { title, description: '' }, page, problem?.status ?? 200)
}

async function eventIn(c: AppContext): Promise<{ uid: string; isEcho: boolean }> {
  const fields = await readForm(c)
  return { ...parseForm(FeedEvent, fields), isEcho: fields.not !== 'on' }
}

/** A part of the address, which the route has. */
function param(c: AppContext, name: string): string {
  const value = c.req.param(name)
  if (value === undefined) throw new Problem('not_found')
  return value
}

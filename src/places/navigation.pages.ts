import { Hono } from 'hono'
import { MAP_APP_COOKIE } from '../face.ts'
import { type AppEnv, keepCookie } from '../http.ts'
import { Problem } from '../problem.ts'
import { isMapApp, navigationLink } from './navigation.rules.ts'
import { seePlace } from './places.ts'

const KEPT_DAYS = 365

/**
 * Leads into a map app and remembers which, so that the next button goes straight there: a plain link, for it must work
 * without JavaScript and from a phone's long press. Where it leads is one of three addresses of ours with a place of
 * ours; nothing of the request goes into it but which. Throws `not_found` for other apps, unknown places and places
 * that nobody has surveyed.
 */
export const navigationPages = new Hono<AppEnv>().get('/navigate/:placeId', async (c) => {
  const app = c.req.query('with')
  const place = isMapApp(app) ? await seePlace(c.var.deps, c.req.param('placeId')) : null
  const link = isMapApp(app) && place ? navigationLink(app, place) : null
  if (!app || !link) throw new Problem('not_found')
  keepCookie(c, MAP_APP_COOKIE, app, KEPT_DAYS)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex')
  return c.redirect(link, 302)
})

import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { MiddlewareHandler } from 'hono/types'
import { answersPages } from './answers/answers.pages.tsx'
import { arrivalsPages } from './arrivals/arrivals.pages.tsx'
import { bookingsRoutes } from './bookings/bookings.routes.ts'
import { calendarPages } from './calendar/calendar.pages.tsx'
import { daysPages } from './calendar/days.pages.tsx'
import { slotPages } from './calendar/slot.pages.tsx'
import type { Env } from './config.ts'
import type { Deps } from './deps.ts'
import { deskHomePages } from './desk/desk.pages.tsx'
import { farmOwnersPages } from './desk/farms.pages.tsx'
import { faceOf, facePages, pathWithoutLanguage } from './face.ts'
import { helpersPages } from './farm/helpers.pages.tsx'
import { feedsPages } from './feeds/feeds.pages.tsx'
import { sharedFiles } from './feeds/shared.files.ts'
import { findPages } from './find/find.pages.tsx'
import { hostsPages } from './hosts/hosts.pages.tsx'
import type { AppContext, AppEnv } from './http.ts'
import { trackFiles } from './lines/lines.files.ts'
import { linesPages } from './lines/lines.pages.tsx'
import { linesRoutes } from './lines/lines.routes.ts'
import { certificatesPages } from './listings/certificates.pages.tsx'
import { farmProfilePages, newFarmPages } from './listings/farms.pages.tsx'
import { listingsPages } from './listings/listings.pages.tsx'
import { reviewPages } from './listings/review.pages.tsx'
import { salePages } from './listings/sale.pages.tsx'
import { mePages } from './me/me.pages.tsx'
import { signInPages } from './me/sign-in.pages.tsx'
import { messageDeskPages } from './messages/desk.pages.tsx'
import { farmInboxPages, ownInboxPages } from './messages/inbox.pages.tsx'
import { handOverSoon } from './messages/outbox.jobs.ts'
import { noticesRoutes } from './notices/notices.routes.ts'
import { documentApi } from './openapi.ts'
import { ordersPages } from './orders/orders.pages.tsx'
import { problemPage } from './pages.tsx'
import { phonePages } from './phone/phone.pages.tsx'
import { takenPages } from './phone/taken.pages.tsx'
import { deskPhotosPages } from './photos/desk-photos.pages.tsx'
import { farmPhotosPages } from './photos/farm-photos.pages.tsx'
import { LARGEST_FILE, LARGEST_UPLOAD } from './photos/photo.rules.ts'
import { photoFiles } from './photos/photo-files.ts'
import { photosReviewPages } from './photos/review.pages.tsx'
import { navigationPages } from './places/navigation.pages.ts'
import { placesPages } from './places/places.pages.tsx'
import { dataPages, privacyPages } from './privacy/privacy.pages.tsx'
import { Problem, type ProblemCode, problemResponse } from './problem.ts'
import { productsPages } from './products/products.pages.tsx'
import { productsRoutes } from './products/products.routes.ts'
import { knownReply } from './reply.ts'
import { deskReviewsPages } from './reviews/desk.pages.tsx'
import { farmReviewsPages } from './reviews/farm.pages.tsx'
import { reviewsPages } from './reviews/reviews.pages.tsx'
import { reviewsRoutes } from './reviews/reviews.routes.ts'
import { salesPages } from './sales/sales.pages.tsx'
import { scenesRoutes } from './scenes/scenes.routes.ts'
import { ripeFeed } from './seasons/ripe.feed.ts'
import { ripenessPages } from './seasons/ripeness.pages.tsx'
import { sitemapPages } from './sitemap/sitemap.pages.ts'
import { styleguidePages } from './styleguide/styleguide.pages.tsx'
import { townshipPages } from './township/township.pages.tsx'
import { townshipRoutes } from './township/township.routes.ts'
import { mayBeDemoInLive, refuseDemoInLive } from './township/township.ts'
import { tripsPages } from './trips/trips.pages.tsx'
import { tripsRoutes } from './trips/trips.routes.ts'

const LARGEST_BODY = 64 * 1024

/** The whole Worker as one Hono app. `depsOf` makes, or finds, everything impure. */
export function createApp(depsOf: (env: Env) => Deps): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ getPath: (request) => pathWithoutLanguage(new URL(request.url).pathname) })
  /** Once they are proven. */
  let ready: Deps | undefined

  app.onError(answerError)
  app.notFound((c) => answerError(new Problem('not_found'), c))
  app.use(async (c, next) => {
    c.set('face', faceOf(c))
    const deps = depsOrNotReady(depsOf, c.env)
    c.set('deps', deps)
    if (mayBeDemoInLive(deps)) await refuseDemoInLive(deps)
    ready = deps
    return next()
  })
  // Reading passes no guard that only writing needs.
  app.post('*', limitBody)
  app.put('*', limitUpload)
  app.post('/api/*', refuseOtherThanJson)
  app.post('*', refuseForeignForms)
  app.use('/api/orders/*', keepPrivate)
  // A hold is told to nobody, so placing one passes no such guard.
  for (const path of ['/api/orders/:id/*', '/orders/:id/*', '/farm/*', '/desk/*']) app.post(path, tellSoon)

  app.route('/', bookingsRoutes)
  app.route('/', productsRoutes)
  app.route('/', reviewsRoutes)
  app.route('/', linesRoutes)
  app.route('/', tripsRoutes)
  app.route('/', noticesRoutes)
  app.route('/', townshipRoutes)
  documentApi(app)
  app.route('/', facePages)
  app.route('/', townshipPages)
  app.route('/', linesPages)
  app.route('/', findPages)
  app.route('/', productsPages)
  app.route('/', placesPages)
  app.route('/', hostsPages)
  app.route('/', sitemapPages)
  app.route('/', ripeFeed)
  app.route('/', trackFiles)
  app.route('/', navigationPages)
  app.route('/', tripsPages)
  app.route('/', ordersPages)
  app.route('/', reviewsPages)
  app.route('/', signInPages)
  app.route('/', mePages)
  app.route('/', privacyPages)
  app.route('/', dataPages)
  app.route('/', arrivalsPages)
  app.route('/', answersPages)
  app.route('/', salesPages)
  app.route('/', farmPhotosPages)
  app.route('/', helpersPages)
  app.route('/', calendarPages)
  app.route('/', slotPages)
  app.route('/', daysPages)
  app.route('/', phonePages)
  app.route('/', takenPages)
  app.route('/', ripenessPages)
  app.route('/', feedsPages)
  app.route('/', sharedFiles)
  app.route('/', farmReviewsPages)
  app.route('/', newFarmPages)
  app.route('/', farmProfilePages)
  app.route('/', listingsPages)
  app.route('/', salePages)
  app.route('/', certificatesPages)
  app.route('/', reviewPages)
  app.route('/', deskHomePages)
  app.route('/', ownInboxPages)
  app.route('/', farmInboxPages)
  app.route('/', messageDeskPages)
  app.route('/', farmOwnersPages)
  app.route('/', photosReviewPages)
  app.route('/', deskPhotosPages)
  app.route('/', photoFiles)
  app.route('/', deskReviewsPages)
  app.route('/', styleguidePages)
  app.route('/', scenesRoutes)

  const route = app.fetch
  app.fetch = (request, ...platform) => (ready && knownReply(ready, request)) ?? route(request, ...platform)
  return app
}

const limit = (maxSize: number, code: ProblemCode): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem(code)
    },
  })

const limitText = limit(LARGEST_BODY, 'body_too_large')
/** The form's other fields come along. */
const limitFile = limit(LARGEST_FILE + LARGEST_BODY, 'file_too_large')
const limitUpload = limit(LARGEST_UPLOAD, 'file_too_large')

const limitBody: MiddlewareHandler = (c, next) => (c.req.path.endsWith('/photos/file') ? limitFile : limitText)(c, next)

const ownOrigin = csrf()

/** What a cookie authenticates is a form, and forms come from our own pages. The API takes no cookie for a proof. */
const refuseForeignForms: MiddlewareHandler = (c, next) =>
  c.req.path.startsWith('/api/') ? next() : ownOrigin(c, next)

/** An order and its token are one person's: no cache keeps them. */
const keepPrivate: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
}

/** Whoever should hear of a change hears of it as soon as it was answered. */
const tellSoon: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.res.status < 400) c.executionCtx.waitUntil(handOverSoon(c.var.deps))
}

const refuseOtherThanJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type')
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) throw new Problem('unsupported_media_type')
  await next()
}

function depsOrNotReady(depsOf: (env: Env) => Deps, env: Env): Deps {
  try {
    return depsOf(env)
  } catch (error) {
    console.error(error)
    throw new Problem('not_ready')
  }
}

/** The one place where a failure becomes a reply. What we did not expect is logged, and nobody outside reads it. */
function answerError(error: Error, c: AppContext): Response | Promise<Response> {
  const problem = asProblem(error)
  if (problem.code === 'internal_error') console.error(error)
  return isForPrograms(c) ? problemResponse(problem) : problemPage(c, problem)
}

function isForPrograms(c: AppContext): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/health' || c.req.path === '/openapi.json'
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem('malformed_json')
    if (error.status === 403) return new Problem('forbidden_origin')
  }
  return new Problem('internal_error')
}

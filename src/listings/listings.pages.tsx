import * as z from 'zod'
import { ListingPreview } from '../../web/components/listing-preview.tsx'
import { ListingPage } from '../../web/pages/listing.tsx'
import { ListingDescriptionPage } from '../../web/pages/listing-description.tsx'
import { ListingHistoryPage } from '../../web/pages/listing-history.tsx'
import { ListingTermsPage } from '../../web/pages/listing-terms.tsx'
import { ListingsPage } from '../../web/pages/listings.tsx'
import { farmPages, type Keeper } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { listPlaces } from '../places/places.ts'
import { orProblem, type Problem } from '../problem.ts'
import { listPolicies } from '../products/products.ts'
import { homeOf } from './farms.ts'
import { stepsMissing } from './listings.rules.ts'
import { DescriptionForm, LISTING_KINDS } from './listings.schemas.ts'
import type { Listing } from './listings.sql.ts'
import {
  beginListing,
  contentOf,
  historyOf,
  listingsOf,
  saveStep,
  seeListing,
  setOnMarket,
  submitListing,
} from './listings.ts'
import { previewOf } from './preview.ts'

const NewListing = z.object({ kind: z.enum(LISTING_KINDS) })
const Terms = z.object({ policyId: z.string().min(1) })

/** A host's listings: what she writes of them, and how they come on the market. */
export const listingsPages = farmPages()
  .get('/farm/:hostId/listings', 'listing.edit', async (c, keeper) => {
    const page = <ListingsPage keeper={keeper} listings={await listingsOf(c.var.deps, keeper)} />
    return privatePage(c, { title: c.var.face.words.listing.title, description: '' }, page)
  })
  .post('/farm/:hostId/listings', 'listing.edit', async (c, keeper) => {
    const { kind } = parseForm(NewListing, await readForm(c))
    const { deps } = c.var
    const id = await beginListing(deps, keeper, { kind, placeId: await homeOf(deps, keeper) })
    return goTo(c, keeper, `${id}/description`)
  })
  .get('/farm/:hostId/listings/:id', 'listing.edit', (c, keeper) => listingPage(c, keeper))
  .get('/farm/:hostId/listings/:id/preview', 'listing.edit', async (c, keeper) => {
    const { deps, face } = c.var
    const listing = await seeListing(deps, keeper, idOf(c))
    const { hostId } = keeper
    const preview = await previewOf(deps, { hostId, productId: listing.productId, content: contentOf(listing) }, keeper)
    return privatePage(c, { title: face.words.listing.preview, description: '' }, <ListingPreview {...preview} />)
  })
  .get('/farm/:hostId/listings/:id/history', 'listing.edit', async (c, keeper) => {
    const { deps, face } = c.var
    const [history, places, policies] = await Promise.all([
      historyOf(deps, keeper, idOf(c)),
      listPlaces(deps),
      listPolicies(deps),
    ])
    const page = (
      <ListingHistoryPage keeper={keeper} productId={idOf(c)} history={history} places={places} policies={policies} />
    )
    return privatePage(c, { title: face.words.listing.history, description: '' }, page)
  })
  .get('/farm/:hostId/listings/:id/description', 'listing.edit', (c, keeper) => descriptionPage(c, keeper))
  .post('/farm/:hostId/listings/:id/description', 'listing.edit', async (c, keeper) => {
    const fields = await readForm(c)
    try {
      await saveStep(c.var.deps, keeper, idOf(c), parseForm(DescriptionForm, fields))
    } catch (error) {
      return descriptionPage(c, keeper, fields, formProblem(error))
    }
    return nextStep(c, keeper, 'units')
  })
  .get('/farm/:hostId/listings/:id/terms', 'listing.edit', async (c, keeper) => {
    const { deps, face } = c.var
    const [listing, policies] = await Promise.all([seeListing(deps, keeper, idOf(c)), listPolicies(deps)])
    const content = contentOf(listing)
    const page = (
      <ListingTermsPage
        keeper={keeper}
        productId={listing.productId}
        kind={content.kind}
        chosen={content.policyId}
        policies={policies}
      />
    )
    return privatePage(c, { title: face.words.listing.steps.terms, description: '' }, page)
  })
  .post('/farm/:hostId/listings/:id/terms', 'listing.edit', async (c, keeper) => {
    const { policyId } = parseForm(Terms, await readForm(c))
    const { deps } = c.var
    // Only one of the township's own.
    const known = (await listPolicies(deps)).some(({ id }) => id === policyId)
    await saveStep(deps, keeper, idOf(c), known ? { policyId } : {})
    return nextStep(c, keeper, 'openings')
  })
  .post('/farm/:hostId/listings/:id/submit', 'listing.edit', async (c, keeper) => {
    const revision = Number((await readForm(c)).revision)
    try {
      await submitListing(c.var.deps, keeper, idOf(c), revision)
    } catch (error) {
      return listingPage(c, keeper, formProblem(error))
    }
    return goTo(c, keeper, idOf(c))
  })
  .post('/farm/:hostId/listings/:id/market', 'listing.edit', async (c, keeper) => {
    await setOnMarket(c.var.deps, keeper, idOf(c), (await readForm(c)).open === 'yes')
    return goTo(c, keeper, idOf(c))
  }).pages

export function idOf(c: AppContext): string {
  return c.req.param('id') ?? ''
}

export function goTo(c: AppContext, { hostId }: Keeper, path: string): Response {
  return c.redirect(c.var.face.to(`/farm/${hostId}/listings/${path}`), 303)
}

/** A first draft is led on from step to step; whoever changes one thing of a finished listing is led back to it. */
export async function nextStep(c: AppContext, keeper: Keeper, next: string): Promise<Response> {
  const listing = await seeListing(c.var.deps, keeper, idOf(c))
  const missing: readonly string[] = stepsMissing(contentOf(listing), listing.openings)
  const goesOn = listing.published === null && missing.length > 0
  return goTo(c, keeper, goesOn ? `${idOf(c)}/${missing.includes(next) ? next : missing[0]}` : idOf(c))
}

/** What a form can answer for; what is not there, or not theirs, goes on being thrown. */
export function formProblem(error: unknown): Problem {
  const problem = orProblem(error)
  if (problem.status === 404) throw problem
  return problem
}

async function listingPage(c: AppContext, keeper: Keeper, problem: Problem | null = null): Promise<Response> {
  const { deps, face } = c.var
  const listing: Listing = await seeListing(deps, keeper, idOf(c))
  const content = contentOf(listing)
  const page = (
    <ListingPage
      keeper={keeper}
      listing={listing}
      content={content}
      missing={stepsMissing(content, listing.openings)}
      problem={problem}
    />
  )
  const title = content.name || face.words.listing.unnamed
  return privatePage(c, { title, description: '' }, page, problem?.status ?? 200)
}

async function descriptionPage(
  c: AppContext,
  keeper: Keeper,
  typed: Record<string, string> | null = null,
  problem: Problem | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const [listing, places] = await Promise.all([seeListing(deps, keeper, idOf(c)), listPlaces(deps)])
  const { name, summary, bring, meeting, placeId } = contentOf(listing)
  const page = (
    <ListingDescriptionPage
      keeper={keeper}
      productId={listing.productId}
      form={{ name, summary, bring, meeting, placeId, ...typed }}
      places={places}
      problem={problem}
    />
  )
  return privatePage(c, { title: face.words.listing.steps.description, description: '' }, page, problem?.status ?? 200)
}

import { Hono } from 'hono'
import type { Face } from '../../web/face.tsx'
import { attachment } from '../attachment.ts'
import type { AppContext, AppEnv } from '../http.ts'
import { Problem } from '../problem.ts'
import { townshipSettings } from '../township/township.ts'
import { geoJsonOf } from './lines.geojson.ts'
import { gpxOf } from './lines.gpx.ts'
import type { LineStop } from './lines.schemas.ts'
import { type Track, type TrackWords, trackOf } from './lines.track.rules.ts'
import { seeLine } from './lines.ts'

/** A line to take along in an outdoor app. Throws `not_found` for a line of which fewer than two stops are surveyed. */
export const trackFiles = new Hono<AppEnv>()
  .get('/lines/:slug/track.gpx', async (c) => {
    const track = await loadTrack(c, c.req.param('slug'))
    return fileOf(track, gpxOf(track), c.req.param('slug'), 'gpx', 'application/gpx+xml; charset=utf-8')
  })
  .get('/lines/:slug/track.geojson', async (c) => {
    const track = await loadTrack(c, c.req.param('slug'))
    return fileOf(track, geoJsonOf(track), c.req.param('slug'), 'geojson', 'application/geo+json')
  })

async function loadTrack(c: AppContext, slug: string): Promise<Track> {
  const { deps, face } = c.var
  const [line, { demo }] = await Promise.all([seeLine(deps, slug), townshipSettings(deps)])
  const source = new URL(face.to(`/lines/${line.slug}`), c.req.url).href
  const track = trackOf(line, wordsOf(face), { source, now: deps.now(), isDemo: demo })
  if (!track) throw new Problem('not_found')
  return track
}

function wordsOf({ words, said }: Face): TrackWords {
  const { track } = words.ways
  return {
    said,
    leftOut: (names) => track.leftOut(words.site.list(names)),
    straight: track.straight,
    invented: track.invented,
    note: ({ place, stayMinutes }: LineStop) =>
      [
        said(place.story, place.storyEn),
        stayMinutes > 0 && words.line.stay(stayMinutes),
        place.toilet && words.line.toilet,
        place.petrol && words.line.petrol,
      ]
        .filter(Boolean)
        .join(' · '),
  }
}

/** The slug is in the plain name only as far as it is harmless there. */
function fileOf(track: Track, body: string, slug: string, ending: string, type: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': attachment(`line-${slug.replaceAll(/[^\w-]+/g, '')}.${ending}`, `${track.name}.${ending}`),
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}

import { element, type XmlElement, xmlDocument } from '../xml.ts'
import type { Track, TrackStop } from './lines.track.rules.ts'

/**
 * GPX 1.1 (https://www.topografix.com/GPX/1/1/): the stops as waypoints, and a route through them in order. A route, not
 * a track: nobody has driven it with a receiver, these are the points that lead there. Elements stand in the schema's
 * order.
 */
export function gpxOf(track: Track): string {
  const [west, south, east, north] = track.bounds
  return xmlDocument(
    element(
      'gpx',
      { version: '1.1', creator: 'Chalu', xmlns: 'http://www.topografix.com/GPX/1/1' },
      element(
        'metadata',
        {},
        element('name', {}, track.name),
        element('desc', {}, track.description),
        linkTo(track),
        element('time', {}, track.madeAt),
        element('bounds', { minlat: south, minlon: west, maxlat: north, maxlon: east }),
      ),
      ...track.stops.map(waypoint),
      element(
        'rte',
        {},
        element('name', {}, track.name),
        element('desc', {}, track.description),
        ...track.stops.map((stop) => at('rtept', stop, element('name', {}, stop.name))),
      ),
    ),
  )
}

function linkTo(track: Track): XmlElement {
  return element('link', { href: track.source }, element('text', {}, track.name), element('type', {}, 'text/html'))
}

function waypoint(stop: TrackStop): XmlElement {
  return at(
    'wpt',
    stop,
    element('name', {}, stop.name),
    stop.note ? element('desc', {}, stop.note) : null,
    element('sym', {}, symbolOf(stop)),
    element('type', {}, stop.isHub ? 'hub' : 'stop'),
  )
}

function at(name: string, { position: [lng, lat] }: TrackStop, ...children: (XmlElement | null)[]): XmlElement {
  return element(name, { lat, lon: lng }, ...children)
}

/** By the names that Garmin's devices know, and others after them. Who needs petrol needs it most. */
function symbolOf(stop: TrackStop): string {
  if (stop.petrol) return 'Gas Station'
  return stop.toilet ? 'Restroom' : 'Flag, Blue'
}

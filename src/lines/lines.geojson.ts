import type { Track } from './lines.track.rules.ts'

/**
 * RFC 7946: the way as a LineString, then each stop as a Point, longitude first, WGS-84 as the standard has it (so no
 * `crs`). What concerns the whole file stands beside the features as foreign members, which readers may ignore, and
 * again in the way's properties, which they show.
 */
export function geoJsonOf(track: Track): string {
  const { name, description, source, madeAt } = track
  return JSON.stringify({
    type: 'FeatureCollection',
    name,
    description,
    source,
    madeAt,
    bbox: track.bounds,
    features: [
      {
        type: 'Feature',
        properties: { kind: 'line', name, description },
        geometry: { type: 'LineString', coordinates: track.stops.map((stop) => stop.position) },
      },
      ...track.stops.map(({ name, note, position, isHub, toilet, petrol }) => ({
        type: 'Feature',
        properties: { kind: isHub ? 'hub' : 'stop', name, description: note, toilet, petrol },
        geometry: { type: 'Point', coordinates: position },
      })),
    ],
  })
}

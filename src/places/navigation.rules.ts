import { withQuery } from '../../web/paths.ts'

/** A place as our tables hold it: GCJ-02 degrees, or not surveyed yet. */
export interface Destination {
  name: string
  lng: number | null
  lat: number | null
}

/** The map apps people here have. The order is the one they are offered in. */
export const MAP_APPS = ['amap', 'tencent', 'baidu'] as const
export type MapApp = (typeof MAP_APPS)[number]

export function isMapApp(text: string | undefined): text is MapApp {
  return MAP_APPS.some((app) => app === text)
}

/** Who asks, as each of the three wants to be told. */
const CALLER = 'chalu'

/**
 * The web address that opens a map app, or its web page where there is none, with the way to a place; null while nobody
 * knows where the place is. No start is named: a phone takes where it is. All three are asked for the way by car, since
 * that is how people arrive; the app then offers walking. Ours and all three's coordinates are GCJ-02, Baidu's by
 * `coord_type`; AMap alone puts longitude first.
 *
 * - AMap: https://lbs.amap.com/api/uri-api/guide/travel/route (`to`; `src` is asked for, `coordinate` says the datum)
 * - Tencent: https://lbs.qq.com/webApi/uriV1/uriGuide/uriWebRoute (`type`, `to`, `referer`; `coord_type=2` is GCJ-02)
 * - Baidu: https://lbsyun.baidu.com/docs/webapi?title=mapadjustment/uri/web (`origin`, `destination`, `mode`, `output`,
 *   `src`; an origin is a must there, and this is the name it gives the user's own place)
 */
export function navigationLink(app: MapApp, { name, lng, lat }: Destination): string | null {
  if (lng === null || lat === null) return null
  const place = asOneWord(name)
  switch (app) {
    case 'amap':
      return withQuery('https://uri.amap.com/navigation', {
        to: `${lng},${lat},${place}`,
        mode: 'car',
        coordinate: 'gaode',
        callnative: '1',
        src: CALLER,
      })
    case 'tencent':
      return withQuery('https://apis.map.qq.com/uri/v1/routeplan', {
        type: 'drive',
        to: place,
        tocoord: `${lat},${lng}`,
        coord_type: '2',
        referer: CALLER,
      })
    case 'baidu':
      return withQuery('https://api.map.baidu.com/direction', {
        origin: '我的位置',
        destination: `latlng:${lat},${lng}|name:${place}`,
        mode: 'driving',
        coord_type: 'gcj02',
        output: 'html',
        src: `webapp.${CALLER}.${CALLER}`,
      })
  }
}

/**
 * What the apps themselves read as a separator, inside the value and after decoding it, would cut a name short. They ask
 * for a name: of one that is nothing else, the word for where one is going stands in.
 */
function asOneWord(name: string): string {
  const word = name
    .toWellFormed()
    .replaceAll(/[\p{Cc},|:]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return word || '终点'
}

import gcoord from 'gcoord'

/** Degrees, longitude first, as GeoJSON and every formula have it. */
export type Position = [lng: number, lat: number]

/** Six decimals are 0.1 m (RFC 7946, 11.2): more would claim what nobody measured. */
const DECIMALS = 6

/**
 * A place of our tables in WGS-84, which GPS devices, GPX and GeoJSON mean by degrees. We store GCJ-02, the datum of
 * maps published in China, which stands some hundred metres beside it.
 */
export function toWgs84(lng: number, lat: number): Position {
  const [east, north] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84)
  return [round(east), round(north)]
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS))
}

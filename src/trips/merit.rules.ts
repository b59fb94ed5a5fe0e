/**
 * How good a trip is, the first difference deciding: more hosts, up to as many as the variant is content with; more
 * activities; more meals; less waiting; less way; a lower price; fewer parts.
 */
export interface Merit {
  hosts: number
  activities: number
  meals: number
  idleMinutes: number
  wayMinutes: number
  fen: number
  parts: number
}

/** Above 0 when `a` is the better one. */
export function compareMerits(a: Merit, b: Merit): number {
  return a.hosts - b.hosts || compareGains(a, b)
}

/** All of a merit that adds up from one part to the next; hosts do not, since one host may have several parts. */
export type Gain = Omit<Merit, 'hosts'>

export function compareGains(a: Gain, b: Gain): number {
  return (
    a.activities - b.activities ||
    a.meals - b.meals ||
    b.idleMinutes - a.idleMinutes ||
    b.wayMinutes - a.wayMinutes ||
    b.fen - a.fen ||
    b.parts - a.parts
  )
}

export const NOTHING: Gain = { activities: 0, meals: 0, idleMinutes: 0, wayMinutes: 0, fen: 0, parts: 0 }

export function add(a: Gain, b: Gain): Gain {
  return {
    activities: a.activities + b.activities,
    meals: a.meals + b.meals,
    idleMinutes: a.idleMinutes + b.idleMinutes,
    wayMinutes: a.wayMinutes + b.wayMinutes,
    fen: a.fen + b.fen,
    parts: a.parts + b.parts,
  }
}

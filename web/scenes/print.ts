import { dimmed, type Hour, type Ink, inksOf, type Season } from './inks.ts'
import type { Random } from './knife.ts'

/** What a picture is drawn in: a season, an hour, and a hand whose cuts are the same each time. */
export interface Air {
  season: Season
  hour: Hour
  random: Random
}

/** A picture's blocks, from the farthest to the nearest, 1200 wide and 800 high. */
export type Draw = (air: Air) => string

/** Whether lamps are lit. */
export function isDark(hour: Hour): boolean {
  return hour === 'dusk' || hour === 'night'
}

/** A shape printed in one ink. */
export function fill(ink: Ink, ...paths: string[]): string {
  return `<path class="${ink}" d="${paths.join('')}"/>`
}

/** A line of even width in one ink. */
export function line(ink: Ink, width: number, ...paths: string[]): string {
  return `<path class="${ink}-line" stroke-width="${width}" d="${paths.join('')}"/>`
}

/** Short cuts along a line: `cuts` are their lengths and the gaps between, over and over. */
export function dashed(ink: Ink, width: number, cuts: string, ...paths: string[]): string {
  return `<path class="${ink}-line" stroke-width="${width}" stroke-dasharray="${cuts}" d="${paths.join('')}"/>`
}

/** A shape in one ink, and its side away from the light in another; the two meet along the edge of `shade`. */
export function modelled(id: string, lit: Ink, dark: Ink, shape: string, shade: string): string {
  return `<defs><path id="${id}" d="${shape}"/><clipPath id="${id}-shade"><path d="${shade}"/></clipPath></defs><use class="${lit}" href="#${id}"/><use class="${dark}" href="#${id}" clip-path="url(#${id}-shade)"/>`
}

/** A shape that is printed more than once, to be placed by `put`. */
export function part(id: string, shape: string): string {
  return `<defs><g id="${id}">${shape}</g></defs>`
}

/** Several placed parts in one ink: shapes that say no ink of their own take this one. */
export function all(ink: Ink, ...placed: string[]): string {
  return `<g class="${ink}">${placed.join('')}</g>`
}

/** Places a part with its foot at (x, y); a negative `across` turns it to the other side. */
export function put(id: string, x: number, y: number, size = 1, across = size): string {
  const scale = size === 1 && across === 1 ? '' : ` scale(${short(across)}${across === size ? '' : ` ${short(size)}`})`
  return `<use href="#${id}" transform="translate(${Math.round(x)} ${Math.round(y)})${scale}"/>`
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100)
}

/** The whole print: the blocks, with the inks that they use. */
export function pull(blocks: string, { season, hour }: Air): string {
  const inks = Object.entries(inksOf(season, hour)).flatMap(([ink, colour]) => {
    const rules = [
      ...(blocks.includes(`"${ink}"`) ? [(paint: string) => `.${ink}{fill:${paint}}`] : []),
      ...(blocks.includes(`"${ink}-line"`) ? [(paint: string) => `.${ink}-line{fill:none;stroke:${paint}}`] : []),
    ]
    return rules.map((rule) => [rule(colour), rule(dimmed(colour, hour))] as const)
  })
  const [light, dark] = [inks.map(([rule]) => rule).join(''), inks.map(([, rule]) => rule).join('')]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><style>${light}@media (prefers-color-scheme:dark){${dark}}</style>${blocks}</svg>`
}

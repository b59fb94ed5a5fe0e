import { fill } from './print.ts'

/** People are few and small: a coat, a hat, a load. `put` them by their feet; they stand about 100 high. */

interface Dress {
  hat?: boolean
  load?: 'basket' | 'pack'
  umbrella?: boolean
}

/** One who stands or walks, seen from behind. */
export function figure(
  x: number,
  y: number,
  size: number,
  { hat = false, load, umbrella = false }: Dress = {},
  turn = 1,
): string {
  const legs = 'M-13-2L-8-44H9L13-1H4L1-30-4-2z'
  const head = 'M-8-84a8 9 0 1 1 16 0a8 9 0 1 1-16 0z'
  const coat = 'M-17-36C-17-62-15-74-7-77H7C16-74 18-60 17-36Q0-31-17-36z'
  const parts = [
    fill('key', legs, head),
    fill('red', coat),
    load === 'basket'
      ? fill('husk', 'M-12-70H12L8-42H-8z') +
        fill('lamp', 'M-11-62H11V-60H-11zM-10-52H10V-50H-10zM-4-70H-2V-42H-4zM3-70H5V-42H3z') +
        fill('key', 'M-14-73H14V-68H-14zM-16-74L-10-76-4-70H-12z')
      : '',
    load === 'pack' ? fill('key', 'M-12-72H11L13-46H-13z') : '',
    hat
      ? fill('paper', 'M-27-80Q-8-104 0-107 8-104 27-80 0-72-27-80z') + fill('key', 'M-27-80Q0-70 27-80 0-75-27-80z')
      : '',
    umbrella
      ? fill('key', 'M14-50L19-148 22-148 17-49z') +
        fill('red', 'M-32-100C-26-128-6-142 20-142S70-124 74-96Q60-106 48-98 34-108 20-100 6-110-6-102-20-108-32-100z')
      : '',
  ]
  return `<g transform="translate(${x} ${y}) scale(${size * turn} ${size})">${parts.join('')}</g>`
}

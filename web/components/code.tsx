import { encode } from 'uqr'
import { useFace } from '../face.tsx'

const HALF = 4
/** Scanners find a code by the light around it: four modules at least (ISO/IEC 18004). */
const QUIET = 4

/** The order's code in two halves, which are easier to read out and to compare; those who hear the page hear it spelled. */
export function Code({ code }: { code: string }) {
  return (
    <>
      <span class="unseen">{spelled(code)}</span>
      <span class="code-letters" aria-hidden="true">
        <span>{code.slice(0, HALF)}</span>
        <span>{code.slice(HALF)}</span>
      </span>
    </>
  )
}

/**
 * The code as a QR code, of error correction M. It holds the code alone, as plain text: hosts photograph it and screens
 * are looked at from the side, so neither the guest's private link nor any address stands in it. Dark on light whatever
 * the theme, since scanners expect that.
 */
export function CodeQr({ code }: { code: string }) {
  const { words } = useFace()
  const { data, size } = encode(code, { ecc: 'M', border: 0 })
  const whole = size + 2 * QUIET
  return (
    <svg class="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={words.order.qr(spelled(code))}>
      <rect width={whole} height={whole} fill="#fff" />
      <path d={pathOf(data)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

/** One stroke for each run of dark modules. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return []
        const light = row.indexOf(false, x)
        const length = (light < 0 ? row.length : light) - x
        return [`M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`]
      }),
    )
    .join('')
}

function spelled(code: string): string {
  return [...code].join(' ')
}

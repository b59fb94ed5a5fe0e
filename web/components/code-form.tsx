import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'
import { Fault, faultProps } from './fault.tsx'

/** Asks for a guest's code. Where the browser can see one, a button to scan it appears. */
export function CodeForm({
  hostId,
  code = '',
  problem = null,
}: {
  hostId: string
  code?: string
  problem?: Problem | null
}) {
  const { words, to } = useFace()
  return (
    <form class="farm-code" method="get" action={to(`/farm/${hostId}/redeem`)} data-scan-form>
      <label for="code">{words.arrivals.code}</label>
      <input
        id="code"
        name="code"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={20}
        required
        value={code}
        {...faultProps(problem, 'code')}
      />
      <Fault problem={problem} path="code" />
      <button type="submit" class="button main farm-wide">
        {words.arrivals.check}
      </button>
      <button
        type="button"
        class="button farm-wide"
        data-scan={words.arrivals.scan}
        data-stop={words.arrivals.stopScan}
        hidden
      >
        {words.arrivals.scan}
      </button>
    </form>
  )
}

import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'

/** What was done already, perhaps in another window, is no alarm. */
const GENTLE = ['line_not_cancellable', 'changed_meanwhile', 'already_reviewed', 'review_changed']

/** Why the last thing that was asked for did not happen; nothing when it did. */
export function Refusal({ problem }: { problem: Problem | null }) {
  const { words } = useFace()
  if (!problem) return null
  const gentle = GENTLE.includes(problem.code)
  return (
    <p class={gentle ? 'refusal gentle' : 'refusal'} role={gentle ? 'status' : 'alert'}>
      {words.problem[problem.code]}
    </p>
  )
}

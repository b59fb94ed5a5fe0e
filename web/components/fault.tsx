import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'
import type { Words } from '../words/words.ts'

/** What a field must change, under the field it belongs to; nothing when it is fine. */
export function Fault({ problem, path }: { problem: Problem | null; path: string }) {
  const { words } = useFace()
  const fault = problem?.extra.errors?.find((error) => error.path === path)
  if (!fault) return null
  return (
    <p class="fault" id={faultId(path)}>
      {faultWord(words, fault.code)}
    </p>
  )
}

export function faultWord(words: Words, code: string): string {
  return words.field[code as keyof Words['field']] ?? words.field.other // an unknown code falls back
}

/** What ties an input to its fault for those who hear the page. */
export function faultProps(problem: Problem | null, path: string) {
  const faulty = problem?.extra.errors?.some((error) => error.path === path)
  return faulty ? { 'aria-invalid': 'true' as const, 'aria-describedby': faultId(path) } : {}
}

function faultId(path: string): string {
  return `fault-${path.replaceAll('.', '-')}`
}

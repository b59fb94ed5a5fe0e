import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { useFace } from '../face.tsx'

/** Where whoever deployed it becomes its first administrator. */
export function SetupPage({ problem }: { problem: Problem | null }) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.account.setup}</h1>
      <p class="lead">{words.account.setupLead}</p>
      <form method="post" action={to('/me/setup')} class="contact">
        <label for="token">{words.account.setupToken}</label>
        <input id="token" name="token" type="password" autoComplete="off" required {...faultProps(problem, 'token')} />
        <Fault problem={problem} path="token" />
        <p class="submit">
          <button type="submit" class="button main">
            {words.account.setupSubmit}
          </button>
        </p>
      </form>
    </section>
  )
}

import type { ProblemCode } from '../../src/problem.ts'
import { useFace } from '../face.tsx'

export function ProblemPage({ code }: { code: ProblemCode }) {
  const { words, here, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.problem.title}</h1>
      <p role="alert">{words.problem[code]}</p>
      {code === 'not_found' && isOfOrders(here) && <p class="quiet">{words.order.notFoundHint}</p>}
      <p>
        <a class="button" href={to('/')}>
          {words.site.backHome}
        </a>
      </p>
    </section>
  )
}

/** An order that is not this browser's is told apart from a page that nobody has. */
function isOfOrders(here: string): boolean {
  return /^\/(orders|o)\//.test(here)
}

import type { ProblemCode } from '../../src/problem.ts'
import type { Words } from '../words/zh.ts'

export function ProblemPage({ words, code }: { words: Words; code: ProblemCode }) {
  return (
    <section class="narrow">
      <h1>{words.problemTitle}</h1>
      <p role="alert">{words.problem[code]}</p>
      {code === 'not_found' && <p class="quiet">{words.order.notFoundHint}</p>}
      <p>
        <a class="button" href="/">
          {words.backHome}
        </a>
      </p>
    </section>
  )
}

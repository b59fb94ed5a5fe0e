import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { LineList } from '../components/line-list.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

export function LinesPage({ lines, plan }: { lines: LineSummary[]; plan: string }) {
  const { words, to } = useFace()
  return (
    <section>
      <h1>{words.home.linesTitle}</h1>
      <p class="lead">{words.home.linesLead}</p>
      {lines.length > 0 ? <LineList lines={lines} level={2} plan={plan} /> : <p>{words.home.empty}</p>}
      <p>
        <a class="button" href={to(withQuery('/products', { plan }))}>
          {words.product.all}
        </a>
      </p>
    </section>
  )
}

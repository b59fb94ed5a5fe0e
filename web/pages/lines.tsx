import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { LineList } from '../components/line-list.tsx'
import { useFace } from '../face.tsx'

export function LinesPage({ lines, plan }: { lines: LineSummary[]; plan: string }) {
  const { words } = useFace()
  return (
    <section>
      <h1>{words.home.linesTitle}</h1>
      <p class="lead">{words.home.linesLead}</p>
      {lines.length > 0 ? <LineList lines={lines} level={2} plan={plan} /> : <p>{words.home.empty}</p>}
    </section>
  )
}

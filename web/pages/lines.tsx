import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import { LineList } from '../components/line-list.tsx'
import type { Words } from '../words/zh.ts'

export function LinesPage({ words, lines, plan }: { words: Words; lines: LineSummary[]; plan: string }) {
  return (
    <section>
      <h1>{words.lines.title}</h1>
      <p class="lead">{words.lines.lead}</p>
      {lines.length > 0 ? <LineList words={words} lines={lines} level={2} plan={plan} /> : <p>{words.home.empty}</p>}
    </section>
  )
}

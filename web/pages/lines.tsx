import type { LineOnMap, LineSummary } from '../../src/lines/lines.schemas.ts'
import { LineList } from '../components/line-list.tsx'
import { LinesMap } from '../components/maps/lines-map.tsx'
import { useFace } from '../face.tsx'
import { withQuery } from '../paths.ts'

export function LinesPage({ lines, network, plan }: { lines: LineSummary[]; network: LineOnMap[]; plan: string }) {
  const { words, to } = useFace()
  return (
    <section>
      <h1>{words.home.linesTitle}</h1>
      <p class="lead">{words.home.linesLead}</p>
      {network.length > 0 && <LinesMap lines={network} named />}
      {lines.length > 0 ? <LineList lines={lines} level={2} plan={plan} /> : <p>{words.home.empty}</p>}
      <p>
        <a class="button" href={to(withQuery('/products', { plan }))}>
          {words.product.all}
        </a>
      </p>
    </section>
  )
}

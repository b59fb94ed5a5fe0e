import type { ComponentChildren } from 'preact'
import type { LineOnMap, LineSummary } from '../../src/lines/lines.schemas.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { Place } from '../../src/places/places.ts'
import type { ComingUp } from '../../src/products/products.rules.ts'
import type { TownshipSettings } from '../../src/township/township.ts'
import { ComingUpList } from '../components/coming-up.tsx'
import { LineList } from '../components/line-list.tsx'
import { LinesMap } from '../components/maps/lines-map.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { Picture } from '../components/picture.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'

export interface HomePageProps {
  township: TownshipSettings
  lines: LineSummary[]
  network: LineOnMap[]
  /** What can be joined in the next days. */
  outings: ComingUp[]
  /** What the orchards have this week. */
  ripe: ComingUp[]
  notices: Notice[]
  hub: Place | null
}

/** The township in ten seconds: one picture, one button, three lines; then what is on, ripe and closed, and the way here. */
export function HomePage({ township, lines, network, outings, ripe, notices, hub }: HomePageProps) {
  const { words, to } = useFace()
  return (
    <>
      <Opening township={township} hasLines={lines.length > 0} />
      <section>
        <h2>{words.home.threeLines}</h2>
        {network.length > 0 && <LinesMap lines={network} named />}
        {lines.length > 0 ? <LineList lines={lines} /> : <p>{words.home.empty}</p>}
      </section>
      <div class="now">
        <Part title={words.home.outings} shown={outings.length > 0}>
          <ComingUpList coming={outings} lines={lines} />
        </Part>
        <Part title={words.season.ripeNow} shown={ripe.length > 0}>
          <ComingUpList coming={ripe} lines={lines} />
          <p class="feed">
            <a href={to('/ripe.atom')} type="application/atom+xml">
              {words.season.subscribe}
            </a>
          </p>
        </Part>
      </div>
      <Part title={words.home.closures} shown={notices.length > 0}>
        <NoticeList notices={notices} />
      </Part>
      {hub && <Arrival township={township} hub={hub} />}
    </>
  )
}

/** A section that has nothing to say is not there. */
function Part({ title, shown, children }: { title: string; shown: boolean; children: ComponentChildren }) {
  if (!shown) return null
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Opening({ township, hasLines }: { township: TownshipSettings; hasLines: boolean }) {
  const { words, to, said } = useFace()
  return (
    <section class="opening">
      <Picture scene={township.scene} alt="" priority class="wide" />
      <div class="welcome">
        <p class="county">{said(township.county, township.countyEn)}</p>
        <h1>{said(township.motto || township.name, township.mottoEn || township.nameEn)}</h1>
      </div>
      <div class="welcome">
        <p class="lead">{said(township.introduction, township.introductionEn)}</p>
        {hasLines && (
          <p>
            <a class="button main" href={to('/compose')}>
              {words.compose.start}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

function Arrival({ township, hub }: { township: TownshipSettings; hub: Place }) {
  const { words, said } = useFace()
  return (
    <section class="hub">
      <Picture scene={hub.scene} alt="" />
      <h2>{words.home.arrival}</h2>
      <h3>
        <Said zh={hub.name} en={hub.nameEn} />
      </h3>
      <p>
        <Said zh={hub.story} en={hub.storyEn} />
      </p>
      {township.arrival && <p>{said(township.arrival, township.arrivalEn)}</p>}
    </section>
  )
}

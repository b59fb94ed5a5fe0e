import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { Hub, TownshipSettings } from '../../src/township/township.ts'
import { LineList } from '../components/line-list.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { Said } from '../components/said.tsx'
import { Strokes } from '../components/strokes.tsx'
import { useFace } from '../face.tsx'

interface HomeProps {
  township: TownshipSettings
  lines: LineSummary[]
  notices: Notice[]
  hub: Hub | null
}

export function HomePage({ township, lines, notices, hub }: HomeProps) {
  const { words, to, said } = useFace()
  return (
    <>
      <section class="opening">
        <div>
          <p class="county">{said(township.county, township.countyEn)}</p>
          <h1>{said(township.motto || township.name, township.mottoEn || township.nameEn)}</h1>
          <p class="lead">{said(township.introduction, township.introductionEn)}</p>
          {lines.length > 0 && (
            <p>
              <a class="button main" href={to('/lines')}>
                {words.home.pick}
              </a>
            </p>
          )}
        </div>
        <Strokes />
      </section>
      <section>
        <h2>{words.home.threeLines}</h2>
        {lines.length > 0 ? <LineList lines={lines} /> : <p>{words.home.empty}</p>}
      </section>
      {notices.length > 0 && (
        <section>
          <h2>{words.home.closures}</h2>
          <NoticeList notices={notices} />
        </section>
      )}
      {hub && (
        <section class="hub">
          <h2>{words.home.hub}</h2>
          <h3>
            <Said zh={hub.name} en={hub.nameEn} />
          </h3>
          <p>
            <Said zh={hub.story} en={hub.storyEn} />
          </p>
        </section>
      )}
    </>
  )
}

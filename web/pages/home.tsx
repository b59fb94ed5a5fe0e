import type { LineSummary } from '../../src/lines/lines.schemas.ts'
import type { Notice } from '../../src/notices/notices.schemas.ts'
import type { Hub, TownshipSettings } from '../../src/township/township.ts'
import { LineList } from '../components/line-list.tsx'
import { NoticeList } from '../components/notice-list.tsx'
import { Strokes } from '../components/strokes.tsx'
import type { Words } from '../words/zh.ts'

interface HomeProps {
  words: Words
  township: TownshipSettings
  lines: LineSummary[]
  notices: Notice[]
  hub: Hub | null
}

export function HomePage({ words, township, lines, notices, hub }: HomeProps) {
  return (
    <>
      <section class="opening">
        <div>
          <p class="county">{township.county}</p>
          <h1>{township.motto || township.name}</h1>
          <p class="lead">{township.introduction}</p>
          {lines.length > 0 && (
            <p>
              <a class="button main" href="/lines">
                {words.home.pick}
              </a>
            </p>
          )}
        </div>
        <Strokes />
      </section>
      <section>
        <h2>{words.home.threeLines}</h2>
        {lines.length > 0 ? <LineList words={words} lines={lines} /> : <p>{words.home.empty}</p>}
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
          <h3>{hub.name}</h3>
          <p>{hub.story}</p>
        </section>
      )}
    </>
  )
}

import type { Keeper } from '../../src/accounts/guard.ts'
import type { HomeOfHost } from '../../src/arrivals/arrivals.ts'
import { timeOf } from '../../src/days.ts'
import { NowList, NowTop } from '../components/arrivals-now.tsx'
import { CodeForm } from '../components/code-form.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'

interface ArrivalsPageProps {
  keeper: Keeper
  home: HomeOfHost
  /** Names what the page shows: another is another page. */
  tag: string
}

/** What a host sees first: how many come today. It renews itself while she looks, and can be read out to her. */
export function ArrivalsPage({ keeper, home, tag }: ArrivalsPageProps) {
  const { words, to } = useFace()
  const { hostId } = keeper
  return (
    <FarmFrame keeper={keeper} title={words.arrivals.title}>
      <div
        class="arrivals"
        data-now-from={to(`/farm/${hostId}/now`)}
        data-tag={tag}
        data-as-of={timeOf(home.asOf)}
        data-worker-scope={to('/farm/')}
      >
        <p class="farm-signal" role="status" data-lost={words.arrivals.lost('{time}')} hidden />
        <NowTop hostId={hostId} home={home} />
        <p>
          <button
            type="button"
            class="button farm-wide"
            data-read={words.arrivals.readAloud}
            data-stop={words.arrivals.stopReading}
            hidden
          >
            {words.arrivals.readAloud}
          </button>
        </p>
        <section aria-labelledby="check">
          <h2 id="check">{words.arrivals.codeTitle}</h2>
          <CodeForm hostId={hostId} />
        </section>
        <NowList hostId={hostId} home={home} />
      </div>
    </FarmFrame>
  )
}

import type { Keeper } from '../../src/accounts/guard.ts'
import type { Problem } from '../../src/problem.ts'
import type { CodeMeaning } from '../../src/redemptions/redemptions.rules.ts'
import { GuestName } from '../components/arrivals.tsx'
import { CodeForm } from '../components/code-form.tsx'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'
import { withQuery } from '../paths.ts'

interface RedeemPageProps {
  keeper: Keeper
  code: string
  /** null before a code was asked for; one that was found leads on to its arrival. */
  meaning: Exclude<CodeMeaning, { kind: 'found' }> | null
  problem: Problem | null
}

/** A guest's code, and what it is where it leads to nobody who may come in. */
export function RedeemPage({ keeper, code, meaning, problem }: RedeemPageProps) {
  const { words } = useFace()
  return (
    <FarmFrame keeper={keeper} title={words.arrivals.codeTitle}>
      {meaning && <Meaning hostId={keeper.hostId} code={code} meaning={meaning} />}
      <CodeForm hostId={keeper.hostId} code={code} problem={problem} />
    </FarmFrame>
  )
}

function Meaning({
  hostId,
  code,
  meaning,
}: {
  hostId: string
  code: string
  meaning: NonNullable<RedeemPageProps['meaning']>
}) {
  const { words, to } = useFace()
  const { arrivals } = words
  if (meaning.kind === 'unknown')
    return <p class="farm-verdict">{code.trim().length > 4 ? arrivals.unknownWhole : arrivals.unknown}</p>
  if (meaning.kind === 'other_host') return <p class="farm-verdict">{arrivals.otherHost}</p>
  if (meaning.kind === 'unconfirmed') {
    const { status } = meaning
    const known = status === 'held' || status === 'expired' || status === 'cancelled' ? status : 'other'
    return <p class="farm-verdict">{arrivals.unconfirmed[known]}</p>
  }
  return (
    <section class="farm-choices" aria-labelledby="several">
      <h2 id="several">{arrivals.several}</h2>
      <ul>
        {meaning.choices.map(({ orderId, name, lines }) => (
          <li key={orderId}>
            <a class="button farm-wide" href={to(withQuery(`/farm/${hostId}/arrivals/${orderId}`, { by: 'code' }))}>
              <b>
                <GuestName name={name} />
              </b>{' '}
              {words.site.list(lines.map(({ title, quantity }) => `${title} ${words.site.times(quantity)}`))}{' '}
              {words.site.list(
                [...new Set(lines.flatMap(({ days }) => days[0] ?? []))].map((day) => dayLabel(words, day)),
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

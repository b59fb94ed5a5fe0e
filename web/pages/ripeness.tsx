import type { Keeper } from '../../src/accounts/guard.ts'
import { type Day, timeOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import { ripenessOn, seasonOn, windowOf } from '../../src/seasons/seasons.rules.ts'
import { LONGEST_NOTE, RIPENESS, type RipenessState, type Season } from '../../src/seasons/seasons.schemas.ts'
import type { Orchard, OrchardReport } from '../../src/seasons/seasons.sql.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { Moon, RipenessOf } from '../components/ripeness.tsx'
import { Said } from '../components/said.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'
import type { Words } from '../words/words.ts'

interface RipenessPageProps {
  keeper: Keeper
  orchards: Orchard[]
  /** What was wrong with what was sent, of which product, and what had been typed. */
  refused?: { productId: string; problem: Problem; typed: Record<string, string> } | null
}

/** A host says how her fruit stands: one tap for each state of it. */
export function RipenessPage({ keeper, orchards, refused = null }: RipenessPageProps) {
  const { words } = useFace()
  return (
    <FarmFrame keeper={keeper} title={words.farm.ripeness}>
      <p>{orchards.length > 0 ? words.season.ask : words.season.none}</p>
      {orchards.map((orchard) => (
        <OrchardOf
          key={orchard.id}
          orchard={orchard}
          base={`/farm/${keeper.hostId}/ripeness/${orchard.id}`}
          refused={refused?.productId === orchard.id ? refused : null}
        />
      ))}
    </FarmFrame>
  )
}

interface OrchardProps {
  orchard: Orchard
  /** The address that its forms go to. */
  base: string
  refused: RipenessPageProps['refused']
}

function OrchardOf({ orchard, base, refused }: OrchardProps) {
  const { words, today } = useFace()
  const season = seasonOn(orchard.seasons, today)
  return (
    <section class="orchard" id={orchard.id}>
      <h2>
        <Said zh={orchard.name} en={orchard.nameEn} />
      </h2>
      {season ? <RipenessOf product={orchard} /> : <p>{words.season.askEstimate}</p>}
      <LastSaid orchard={orchard} base={base} />
      {orchard.stranded > 0 && <p class="refusal">{words.season.stranded(orchard.stranded)}</p>}
      {season && <Taps orchard={orchard} season={season.now} base={base} refused={refused} />}
      <EstimateForm orchard={orchard} base={base} refused={refused} />
      <History reports={orchard.reports} />
    </section>
  )
}

/** What was said today, and the way to take it back. */
function LastSaid({ orchard, base }: Pick<OrchardProps, 'orchard' | 'base'>) {
  const { words, to, today } = useFace()
  const last = orchard.reports.find(({ withdrawn }) => !withdrawn)
  if (last?.day !== today) return null
  return (
    <form method="post" action={to(`${base}/undo`)} class="noted">
      <p role="status">{words.season.noted(words.season.states[last.state], timeOf(last.reportedAt))}</p>
      <input type="hidden" name="report" value={last.id} />
      <button type="submit" class="button">
        {words.season.undo}
      </button>
    </form>
  )
}

/** One button for each state, with what comes of it. */
function Taps({ orchard, season, base, refused }: OrchardProps & { season: Season }) {
  const { words, to, today } = useFace()
  const sayings = orchard.reports.filter(({ seasonId, withdrawn }) => seasonId === season.id && !withdrawn).toReversed()
  const id = `note-${orchard.id}`
  const current = ripenessOn([season], today)?.said?.state
  return (
    <form method="post" action={to(base)} class="taps">
      <label for={id}>{words.season.note}</label>
      <input
        id={id}
        name="note"
        maxLength={LONGEST_NOTE}
        autoComplete="off"
        placeholder={words.season.notePlaceholder}
        value={refused?.typed.note ?? ''}
        {...faultProps(refused?.problem ?? null, 'note')}
      />
      <Fault problem={refused?.problem ?? null} path="note" />
      {RIPENESS.map((state) => (
        <button
          key={state}
          type="submit"
          name="state"
          value={state}
          class="tap"
          aria-pressed={state === current ? 'true' : 'false'}
        >
          <Moon state={state} />
          <span>
            <strong>{words.season.states[state]}</strong>
            <span class="quiet">{whatComesOf(words, state, season, sayings, today)}</span>
          </span>
        </button>
      ))}
    </form>
  )
}

function whatComesOf(
  words: Words,
  state: RipenessState,
  season: Season,
  sayings: readonly OrchardReport[],
  today: Day,
): string {
  const { outcome } = words.season
  const { from, until } = windowOf(season, [...sayings, { state, day: today }])
  if (state === 'over') return outcome.over
  if (state === 'last_days') return outcome.last(dayLabel(words, until, today))
  if (state !== 'not_yet') return outcome.open(dayLabel(words, until, today))
  return today < season.opensOn
    ? outcome.stays(dayLabel(words, from, today))
    : outcome.late(dayLabel(words, from, today))
}

/** The days of the season that is talked of, or of the next one when that is over. */
function EstimateForm({ orchard, base, refused }: OrchardProps) {
  const { words, to, today } = useFace()
  const season = seasonOn(orchard.seasons, today)
  const isOver = ripenessOn(orchard.seasons, today)?.state === 'over'
  const edited = isOver ? season?.next : season?.now
  const typed = refused && 'opensOn' in refused.typed ? refused.typed : null
  const problem = typed ? (refused?.problem ?? null) : null
  const field = (name: 'opensOn' | 'endsOn') => {
    const id = `${name}-${orchard.id}`
    return (
      <p>
        <label for={id}>{words.season[name]}</label>
        <input
          id={id}
          type="date"
          name={name}
          required
          value={typed?.[name] ?? edited?.[name] ?? ''}
          {...faultProps(problem, name)}
        />
        <Fault problem={problem} path={name} />
      </p>
    )
  }
  return (
    <details class="estimate-form" open={!season || problem !== null}>
      <summary>{isOver ? words.season.estimateNext : words.season.estimate}</summary>
      <form method="post" action={to(`${base}/season`)}>
        <input type="hidden" name="season" value={edited?.id ?? ''} />
        {field('opensOn')}
        {field('endsOn')}
        <button type="submit" class="button">
          {words.season.save}
        </button>
      </form>
    </details>
  )
}

function History({ reports }: { reports: readonly OrchardReport[] }) {
  const { words, today } = useFace()
  if (reports.length === 0) return null
  return (
    <details class="estimate-form">
      <summary>{words.season.history}</summary>
      <ul>
        {reports.map(({ id, day, state, note, withdrawn }) => (
          <li key={id}>
            {[
              dayLabel(words, day, today),
              words.season.states[state],
              note && words.season.quoted(note),
              withdrawn && words.season.takenBack,
            ]
              .filter(Boolean)
              .join(words.site.spot)}
          </li>
        ))}
      </ul>
    </details>
  )
}

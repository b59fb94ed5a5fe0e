import type { ComponentChildren } from 'preact'
import { type FindWish, RIPE_WISHES, SOUGHT, type Sought } from '../../src/find/find.address.ts'
import { CERTIFICATE_KINDS } from '../../src/hosts/hosts.rules.ts'
import type { LineOnMap } from '../../src/lines/lines.schemas.ts'
import type { Party } from '../../src/trips/party.rules.ts'
import { type PartyFault, PEOPLE } from '../../src/trips/trips.address.ts'
import { useFace } from '../face.tsx'
import { partyFaultText } from './composer-face.ts'
import { answerWhat, answerWhen, answerWho } from './find-text.ts'

interface FindFormProps {
  wish: FindWish
  /** The party as it was typed. */
  typed: Partial<Record<keyof Party, string>>
  fault: PartyFault | null
  counts: ReadonlyMap<Sought, number>
  lines: readonly LineOnMap[]
  plan: string
  /** The township's own number: groups are arranged there. */
  phone: string
}

/** When, who and what on one line, each a disclosure; whatever else can be asked within the last. */
export function FindForm(props: FindFormProps) {
  const face = useFace()
  const { words, to } = face
  const { wish, plan, fault } = props
  const { find } = words
  return (
    // Not restored by the browser: going back, the form says what was looked for.
    <form method="get" action={to('/products')} autoComplete="off" class="find-form" data-find-form>
      {plan && <input type="hidden" name="plan" value={plan} />}
      {wish.at && <input type="hidden" name="at" value={wish.at} />}
      {wish.sort !== 'near' && <input type="hidden" name="sort" value={wish.sort} />}
      <div class="asks">
        <Ask question={find.when} answer={answerWhen(words, wish)}>
          <Days wish={wish} />
        </Ask>
        <Ask question={find.who} answer={answerWho(words, wish)} isOpen={fault !== null}>
          <People {...props} />
        </Ask>
        <Ask question={find.what} answer={answerWhat(words, wish)}>
          <Kinds {...props} />
          <details class="more-asks" open={isMoreAsked(wish)}>
            <summary>{find.more}</summary>
            <More {...props} />
          </details>
        </Ask>
      </div>
    </form>
  )
}

function isMoreAsked({ line, near, ripe, cert, min, max }: FindWish): boolean {
  return [line, near, ripe, cert, min, max].some((asked) => asked !== null)
}

interface AskProps {
  question: string
  answer: string
  isOpen?: boolean
  children: ComponentChildren
}

function Ask({ question, answer, isOpen = false, children }: AskProps) {
  return (
    <details name="ask" open={isOpen}>
      <summary>
        <span class="question">{question}</span>
        <span class="answer" data-find-part>
          {answer}
        </span>
      </summary>
      <div class="asked fields">
        {children}
        <Submit />
      </div>
    </details>
  )
}

function Submit() {
  const { words } = useFace()
  return (
    <p class="submit">
      <button type="submit" class="button main">
        {words.find.show}
      </button>
    </p>
  )
}

function Days({ wish }: Pick<FindFormProps, 'wish'>) {
  const { words, today } = useFace()
  return (
    <>
      <label>
        {words.find.from}
        <input type="date" name="day" value={wish.day ?? ''} min={today} />
      </label>
      <label>
        {words.find.until}
        <input type="date" name="until" value={wish.until ?? ''} min={today} aria-describedby="until-hint" />
      </label>
      <p class="quiet" id="until-hint">
        {words.find.untilHint}
      </p>
    </>
  )
}

function People({ wish, typed, fault, phone }: FindFormProps) {
  const { words } = useFace()
  return (
    <fieldset class="party">
      <legend>{words.find.who}</legend>
      {PEOPLE.map((who) => (
        <label key={who}>
          {words.find[who]}
          <input
            type="number"
            inputMode="numeric"
            name={who}
            min="0"
            value={typed[who] ?? wish.party?.[who] ?? ''}
            placeholder="0"
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby={fault ? 'party-fault' : undefined}
          />
        </label>
      ))}
      {fault && (
        <p class="fault" id="party-fault" role="alert">
          {partyFaultText(words.compose.partyFault, fault, phone)}
        </p>
      )}
    </fieldset>
  )
}

/** One of the kinds, with how many there are of each, all else as asked; a part of going out stands below it. */
function Kinds({ wish, counts }: FindFormProps) {
  const { words } = useFace()
  const { find } = words
  return (
    <>
      <fieldset class="sought">
        <legend>{find.what}</legend>
        <label class="check">
          <input type="radio" name="kind" value="" checked={wish.kind === null} />
          <span>{find.anything}</span>
        </label>
        {SOUGHT.map((sought) => (
          <label key={sought} class={isOfOuting(sought) ? 'check of-outing' : 'check'}>
            <input type="radio" name="kind" value={sought} checked={wish.kind === sought} />
            <span>
              {find.kinds[sought]}{' '}
              <span class="count" data-find-part>
                {counts.get(sought) ?? 0}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        {find.q}
        <input type="search" name="q" value={wish.q ?? ''} maxLength={50} />
      </label>
    </>
  )
}

function isOfOuting(sought: Sought): boolean {
  return sought === 'departure' || sought === 'walk' || sought === 'workshop'
}

function More({ wish, lines }: FindFormProps) {
  const { words, said } = useFace()
  const { find } = words
  return (
    <div class="fields">
      <Choice name="line" label={find.line} any={find.anyLine} value={wish.line}>
        {lines.map((line) => [line.slug, `${line.letter} ${said(line.name, line.nameEn)}`])}
      </Choice>
      <Choice name="near" label={find.near} any={find.hub} value={wish.near}>
        {lines.flatMap(({ letter, stops }) =>
          stops
            .filter(({ position }) => position > 0)
            .map(({ place }): [string, string] => [place.id, `${letter} ${said(place.name, place.nameEn)}`]),
        )}
      </Choice>
      <Choice name="ripe" label={find.ripe} any={find.anyRipe} value={wish.ripe}>
        {RIPE_WISHES.map((ripe) => [ripe, find.ripes[ripe]])}
      </Choice>
      <Choice name="cert" label={find.cert} any={find.anyCert} value={wish.cert}>
        {CERTIFICATE_KINDS.map((kind) => [kind, words.host.kinds[kind]])}
      </Choice>
      <fieldset class="party">
        <legend>{find.price}</legend>
        {(['min', 'max'] as const).map((name) => (
          <label key={name}>
            {`${find.price} ${find[name]}`}
            <input
              type="number"
              inputMode="numeric"
              name={name}
              min="0"
              max="99999"
              value={wish[name] ?? ''}
              aria-describedby="price-hint"
            />
          </label>
        ))}
        <p class="quiet" id="price-hint">
          {find.priceHint}
        </p>
      </fieldset>
    </div>
  )
}

interface ChoiceProps {
  name: string
  label: string
  /** What no choice is called. */
  any: string
  value: string | null
  children: [value: string, word: string][]
}

function Choice({ name, label, any, value, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{any}</option>
        {children.map(([each, word]) => (
          <option key={each} value={each} selected={each === value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

import type { ComponentChildren } from 'preact'
import type { ChoiceFault, PlanSoFar } from '../../src/bookings/bookings.choices.ts'
import { addDays, daysBetween } from '../../src/days.ts'
import type { Choice, Obstacle } from '../../src/products/products.choice.rules.ts'
import type { ProductParts } from '../../src/products/products.rules.ts'
import type { ProductSummary } from '../../src/products/products.schemas.ts'
import { useFace } from '../face.tsx'
import { dayLabel, yuan } from '../format.ts'
import { CHOOSE, productPath } from '../paths.ts'
import { Parts } from './offered.tsx'

export interface ChooserProps {
  product: ProductSummary
  choice: Choice
  plan: PlanSoFar | null
  fault?: ChoiceFault | undefined
  /** What was typed into a form that came back. */
  typed?: Record<string, string> | undefined
}

/** What comes of the days that were chosen: boxes to fill in, or what to choose next, in words. */
export function Chooser(props: ChooserProps) {
  const { words, today } = useFace()
  const { product, choice } = props
  const { calendar } = words
  switch (choice.step) {
    case 'day':
      return (
        <Frame title={calendar.choose}>{product.kind === 'stay' ? calendar.chooseDayStay : calendar.chooseDay}</Frame>
      )
    case 'stock':
      return <Stock {...props} parts={choice.parts} />
    case 'parts':
      return (
        <Frame title={dayLabel(words, choice.day, today)}>
          <PartsForm {...props} day={choice.day} parts={choice.parts} />
        </Frame>
      )
    case 'full':
      return <Full {...props} choice={choice} />
    case 'until':
      return <Lengths {...props} choice={choice} />
    case 'stay': {
      const nights = words.line.night(choice.nights)
      const title = calendar.stay(dayLabel(words, choice.day, today), dayLabel(words, choice.until, today), nights)
      return (
        <Frame title={title}>
          <PartsForm {...props} day={choice.day} until={choice.until} nights={choice.nights} parts={choice.parts} />
          <Again {...props} />
        </Frame>
      )
    }
    case 'refused':
      return <Refused {...props} choice={choice} />
  }
}

interface FrameProps {
  title: string
  /** 3 below the calendar's own heading. */
  level?: 2 | 3
  children: ComponentChildren
}

function Frame({ title, level = 3, children }: FrameProps) {
  const Heading = `h${level}` as const
  return (
    <>
      {/* Takes the focus when a day was chosen without leaving the page. */}
      <Heading tabIndex={-1}>{title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </>
  )
}

interface PartsFormProps extends ChooserProps {
  day?: string
  until?: string
  nights?: number
  parts: ProductParts['parts']
}

function PartsForm({ product, plan, fault, typed, day, until, nights = 0, parts }: PartsFormProps) {
  const { words, to } = useFace()
  return (
    <form method="post" action={to(`/products/${product.id}${CHOOSE}`)}>
      {day && <input type="hidden" name="day" value={day} />}
      {until && <input type="hidden" name="until" value={until} />}
      {plan && <input type="hidden" name="plan" value={plan.text} />}
      {fault && (
        <p class="fault" role="alert">
          {words.line[fault.word]}
        </p>
      )}
      <Parts nights={nights} typed={typed} fault={fault} entry={{ product, parts }} />
      {parts.some((part) => part.state === 'open') && (
        <button type="submit" class="button main">
          {words.calendar.add}
        </button>
      )}
    </form>
  )
}

function Stock(props: ChooserProps & { parts: ProductParts['parts'] }) {
  const { words } = useFace()
  const { parts } = props
  return (
    <Frame title={words.calendar.shelf} level={2}>
      {parts.length === 0 ? <p>{words.calendar.noStock}</p> : <PartsForm {...props} />}
    </Frame>
  )
}

/** Links to other days of the same product, with the trip so far. */
function useChoosing({ product, plan }: Pick<ChooserProps, 'product' | 'plan'>) {
  const { to } = useFace()
  return (chosen: { day?: string; until?: string } = {}) =>
    to(productPath(product, { ...chosen, plan: plan?.text })) + CHOOSE
}

function Again(props: Pick<ChooserProps, 'product' | 'plan'>) {
  const { words } = useFace()
  const choosing = useChoosing(props)
  return (
    <p>
      <a class="again" href={choosing()}>
        {words.calendar.again}
      </a>
    </p>
  )
}

function useObstacle() {
  const { words, today } = useFace()
  return ({ day, state }: Obstacle, say: (day: string, state: string) => string) =>
    say(dayLabel(words, day, today), words.state[state])
}

function Full({
  choice,
  ...props
}: Pick<ChooserProps, 'product' | 'plan'> & { choice: Extract<Choice, { step: 'full' }> }) {
  const { words, today } = useFace()
  const choosing = useChoosing(props)
  const told = useObstacle()
  return (
    <Frame title={dayLabel(words, choice.day, today)}>
      <p role="alert">{told(choice.obstacle, words.calendar.fullDay)}</p>
      {choice.others.length === 0 ? (
        <p>{words.calendar.noOthers}</p>
      ) : (
        <>
          <p>{words.calendar.others}</p>
          <ul class="ways-out">
            {choice.others.map((day) => (
              <li key={day}>
                <a href={choosing({ day })}>{dayLabel(words, day, today)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  )
}

function Lengths({
  choice,
  ...props
}: Pick<ChooserProps, 'product' | 'plan'> & { choice: Extract<Choice, { step: 'until' }> }) {
  const { words, today } = useFace()
  const choosing = useChoosing(props)
  const told = useObstacle()
  return (
    <Frame title={words.calendar.arriving(dayLabel(words, choice.day, today))}>
      <ul class="ways-out lengths">
        {choice.lengths.map(({ nights, until, fromFen }) => (
          <li key={until}>
            <a href={choosing({ day: choice.day, until })}>
              {words.calendar.length(words.line.night(nights), dayLabel(words, until, today))}
              <span class="price">
                {props.product.units.length > 1 ? words.calendar.from(yuan(fromFen)) : yuan(fromFen)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {choice.obstacle && choice.obstacle.state !== 'none' && (
        <p class="quiet">{told(choice.obstacle, words.calendar.runEnds)}</p>
      )}
      <p class="quiet">{words.calendar.orLeave}</p>
      <Again {...props} />
    </Frame>
  )
}

function Refused({
  choice,
  ...props
}: Pick<ChooserProps, 'product' | 'plan'> & { choice: Extract<Choice, { step: 'refused' }> }) {
  const { words, today } = useFace()
  const choosing = useChoosing(props)
  const told = useObstacle()
  const { day, until, why, nights, later } = choice
  const asked = daysBetween(day, until)
  const end = nights > 0 ? addDays(day, nights) : null
  const title = words.calendar.stay(dayLabel(words, day, today), dayLabel(words, until, today), words.line.night(asked))
  return (
    <Frame title={title}>
      <p role="alert" class="fault">
        {why === 'too_long'
          ? words.calendar.tooLong(words.line.night(nights))
          : told(why, asked > 1 ? words.calendar.refused : words.calendar.refusedNight)}
      </p>
      <ul class="ways-out">
        {end && (
          <li>
            <a href={choosing({ day, until: end })}>
              {words.calendar.stayUntil(words.line.night(nights), dayLabel(words, end, today))}
            </a>
          </li>
        )}
        {later && (
          <li>
            <a href={choosing({ day: later })}>{words.calendar.arriveLater(dayLabel(words, later, today))}</a>
          </li>
        )}
      </ul>
      <Again {...props} />
    </Frame>
  )
}

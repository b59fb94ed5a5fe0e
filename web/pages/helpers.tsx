import type { Keeper } from '../../src/accounts/guard.ts'
import type { ListedMember } from '../../src/accounts/people.sql.ts'
import type { Seen } from '../../src/accounts/people.ts'
import { dayOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { Fault, faultProps } from '../components/fault.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

interface HelpersPageProps {
  keeper: Keeper
  members: Seen<ListedMember>[]
  phone: string
  problem: Problem | null
}

/** Whom a host lets act for her, and whom she has asked. */
export function HelpersPage({ keeper, members, phone, problem }: HelpersPageProps) {
  const { words, to } = useFace()
  const helpers = members.filter(({ kind }) => kind === 'helper')
  return (
    <FarmFrame keeper={keeper} title={words.farm.helpers}>
      <p>{words.farm.helpersLead}</p>
      {helpers.length === 0 && <p>{words.farm.noHelpers}</p>}
      <ul class="listed">
        {helpers.map((helper) => (
          <li key={helper.id}>
            <Helper helper={helper} hostId={keeper.hostId} />
          </li>
        ))}
      </ul>
      <form method="post" action={to(`/farm/${keeper.hostId}/helpers`)} class="contact">
        <label for="phone">{words.farm.helperPhone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          required
          value={phone}
          {...faultProps(problem, 'phone')}
        />
        <Fault problem={problem} path="phone" />
        <p class="submit">
          <button type="submit" class="button main">
            {words.farm.invite}
          </button>
        </p>
      </form>
    </FarmFrame>
  )
}

function Helper({ helper, hostId }: { helper: Seen<ListedMember>; hostId: string }) {
  const { words, to } = useFace()
  const { id, name, phone, since, expiresAt } = helper
  const action = expiresAt === null ? `${id}/end` : `invitations/${id}/withdraw`
  return (
    <>
      <p>
        <b>{name}</b> {phone}
        <br />
        {expiresAt === null
          ? words.farm.since(dayLabel(words, dayOf(since)))
          : `${words.farm.waiting}${words.site.spot}${words.farm.until(dayLabel(words, dayOf(expiresAt)))}`}
      </p>
      <form method="post" action={to(`/farm/${hostId}/helpers/${action}`)}>
        <button type="submit" class="button">
          {expiresAt === null ? words.farm.endHelper : words.farm.withdraw}
        </button>
      </form>
    </>
  )
}

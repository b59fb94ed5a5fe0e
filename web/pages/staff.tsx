import type { ListedStaff } from '../../src/accounts/people.sql.ts'
import type { Seen } from '../../src/accounts/people.ts'
import { STAFF_ROLES } from '../../src/accounts/roles.rules.ts'
import { dayOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'
import { dayLabel } from '../format.ts'

interface StaffPageProps {
  staff: Seen<ListedStaff>[]
  form: { phone: string; role: string }
  problem: Problem | null
}

/** Who does what for the township, and who was asked to. */
export function StaffPage({ staff, form, problem }: StaffPageProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow">
      <h1>{words.desk.people}</h1>
      <p>{words.desk.peopleLead}</p>
      {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
      {staff.length === 0 && <p>{words.desk.nobody}</p>}
      <ul class="listed">
        {staff.map((person) => (
          <li key={`${person.id} ${person.role}`}>
            <Serving person={person} />
          </li>
        ))}
      </ul>
      <form method="post" action={to('/desk/people')} class="contact">
        <h2>{words.desk.invite}</h2>
        <label for="phone">{words.desk.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          required
          value={form.phone}
          {...faultProps(problem, 'phone')}
        />
        <Fault problem={problem} path="phone" />
        <label for="role">{words.desk.role}</label>
        <select id="role" name="role" required {...faultProps(problem, 'role')}>
          {STAFF_ROLES.map((role) => (
            <option key={role} value={role} selected={role === form.role}>
              {words.role[role]}
            </option>
          ))}
        </select>
        <Fault problem={problem} path="role" />
        <p class="submit">
          <button type="submit" class="button main">
            {words.desk.sendInvitation}
          </button>
        </p>
      </form>
    </section>
  )
}

function Serving({ person }: { person: Seen<ListedStaff> }) {
  const { words, to } = useFace()
  const { id, name, phone, role, since, expiresAt } = person
  const action = expiresAt === null ? `/desk/people/${id}/${role}/end` : `/desk/people/invitations/${id}/withdraw`
  return (
    <>
      <p>
        <b>{[words.role[role], name].filter(Boolean).join(words.site.spot)}</b> {phone}
        <br />
        {expiresAt === null
          ? words.desk.since(dayLabel(words, dayOf(since)))
          : `${words.desk.waiting}${words.site.spot}${words.desk.until(dayLabel(words, dayOf(expiresAt)))}`}
      </p>
      <form method="post" action={to(action)}>
        <button type="submit" class="button">
          {expiresAt === null ? words.desk.endRole : words.desk.withdraw}
        </button>
      </form>
    </>
  )
}

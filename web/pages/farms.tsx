import type { OwnedFarm } from '../../src/accounts/people.sql.ts'
import type { Seen } from '../../src/accounts/people.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { useFace } from '../face.tsx'

interface FarmsPageProps {
  farms: Seen<OwnedFarm>[]
  /** What was sent last: for which farm, and which number. */
  form: { hostId: string; phone: string }
  problem: Problem | null
}

/** In whose name each farm stands, and who is asked to take it over. */
export function FarmsPage({ farms, form, problem }: FarmsPageProps) {
  const { words } = useFace()
  return (
    <section class="narrow">
      <h1>{words.desk.farms}</h1>
      <p>{words.desk.farmsLead}</p>
      <ul class="listed">
        {farms.map((farm) => {
          const asked = farm.hostId === form.hostId
          return (
            <li key={farm.hostId}>
              <Farm farm={farm} phone={asked ? form.phone : ''} problem={asked ? problem : null} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Farm({ farm, phone, problem }: { farm: Seen<OwnedFarm>; phone: string; problem: Problem | null }) {
  const { words, to } = useFace()
  const field = `phone-${farm.hostId}`
  return (
    <>
      <p>
        <b lang="zh-CN">{farm.hostName}</b>
        <br />
        {farm.owner || words.desk.inNobodysName} {farm.phone}
      </p>
      {farm.invitationId === null ? (
        <form method="post" action={to(`/desk/farms/${farm.hostId}`)} class="ask-owner">
          <label class="unseen" for={field}>
            {words.desk.ownerPhone(farm.hostName)}
          </label>
          <input
            id={field}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            placeholder={words.desk.phone}
            required
            value={phone}
            {...faultProps(problem, 'phone')}
          />
          <button type="submit" class="button">
            {words.desk.askToOwn}
          </button>
          <Fault problem={problem} path="phone" />
        </form>
      ) : (
        <form method="post" action={to(`/desk/farms/invitations/${farm.invitationId}/withdraw`)}>
          {words.desk.waiting}{' '}
          <button type="submit" class="button">
            {words.desk.withdraw}
          </button>
        </form>
      )}
    </>
  )
}

import type { DemoAccount } from '../../src/accounts/demo-accounts.ts'
import type { Problem } from '../../src/problem.ts'
import { Fault, faultProps } from '../components/fault.tsx'
import { Refusal } from '../components/refusal.tsx'
import { useFace } from '../face.tsx'

interface SignInPageProps {
  form: { phone: string; next: string }
  problem: Problem | null
  privacyVersion: string
  demo: DemoAccount[]
}

/** A phone number and a tick; in the demo, people to look around as. */
export function SignInPage({ form, problem, privacyVersion, demo }: SignInPageProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow sign-in">
      <h1>{words.account.signIn}</h1>
      <p class="lead">{words.account.signInLead}</p>
      {problem?.code !== 'invalid_request' && <Refusal problem={problem} />}
      <form method="post" action={to('/sign-in')} class="contact">
        <input type="hidden" name="next" value={form.next} />
        <label for="phone">{words.account.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          required
          value={form.phone}
          {...faultProps(problem, 'phone')}
        />
        <Fault problem={problem} path="phone" />
        <label class="check">
          <input type="checkbox" name="consent" value={privacyVersion} required {...faultProps(problem, 'consent')} />
          <span>{words.account.consent}</span>
        </label>
        <Fault problem={problem} path="consent" />
        <p class="aside">
          <a href={to('/privacy')}>{words.account.readPrivacy}</a>
        </p>
        <p class="submit">
          <button type="submit" class="button main">
            {words.account.sendCode}
          </button>
        </p>
      </form>
      {demo.length > 0 && <DemoAccounts demo={demo} next={form.next} privacyVersion={privacyVersion} />}
    </section>
  )
}

function DemoAccounts({
  demo,
  next,
  privacyVersion,
}: Pick<SignInPageProps, 'demo' | 'privacyVersion'> & { next: string }) {
  const { words, to } = useFace()
  return (
    <section class="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{words.account.demoAccounts}</h2>
      <p>{words.account.demoAccountsHint}</p>
      <form method="post" action={to('/sign-in')}>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="consent" value={privacyVersion} />
        <ul>
          {demo.map(({ phone, name, staff, farms }) => (
            <li key={phone}>
              <button type="submit" name="phone" value={phone} class="button quiet-button">
                <b>{name}</b>
                <span>
                  {[
                    ...farms.map(({ hostName, kind }) => `${hostName}${words.site.spot}${words.role[kind]}`),
                    ...staff.map((role) => words.role[role]),
                  ].join(words.site.spot) || words.account.demoVisitor}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}

interface EnterCodePageProps {
  id: string
  next: string
  /** Masked. */
  phone: string
  triesLeft: number
  /** What would have gone to the phone; null outside the demo. */
  demoCode: string | null
  problem: Problem | null
}

export function EnterCodePage({ id, next, phone, triesLeft, demoCode, problem }: EnterCodePageProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow sign-in">
      <h1>{words.account.enterCode}</h1>
      <p class="lead">{words.account.sentTo(phone)}</p>
      {demoCode && (
        <p class="refusal gentle" role="status">
          {words.account.demoCode(demoCode)}
        </p>
      )}
      <form method="post" action={to(`/sign-in/${id}`)} class="contact">
        <input type="hidden" name="next" value={next} />
        <label for="code">{words.account.code}</label>
        <input
          id="code"
          class="code-field"
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={10}
          {...faultProps(problem, 'code')}
        />
        <Fault problem={problem} path="code" />
        {problem && <p>{words.account.triesLeft(triesLeft)}</p>}
        <p class="submit">
          <button type="submit" class="button main">
            {words.account.signIn}
          </button>
        </p>
      </form>
      <p class="aside">
        <a href={to(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')}>{words.account.sendAgain}</a>
      </p>
    </section>
  )
}

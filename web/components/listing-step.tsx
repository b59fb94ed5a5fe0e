import type { ComponentChildren } from 'preact'
import type { Keeper } from '../../src/accounts/guard.ts'
import type { Step } from '../../src/listings/listings.rules.ts'
import type { Problem } from '../../src/problem.ts'
import { useFace } from '../face.tsx'
import { FarmFrame } from './farm-frame.tsx'
import { Refusal } from './refusal.tsx'

interface ListingStepProps {
  keeper: Keeper
  productId: string
  step: Step
  problem: Problem | null
  /** What the button says that goes on. */
  submit: string
  children: ComponentChildren
}

/** One step of a listing: a form that is kept as soon as it is sent, and the way back. */
export function ListingStep({ keeper, productId, step, problem, submit, children }: ListingStepProps) {
  const { words, to } = useFace()
  const address = to(`/farm/${keeper.hostId}/listings/${productId}`)
  return (
    <FarmFrame keeper={keeper} title={words.listing.steps[step]}>
      <Refusal problem={problem} />
      <form method="post" action={`${address}/${step}`} class="contact">
        {children}
        <p class="submit">
          <button type="submit" class="button main wide">
            {submit}
          </button>
        </p>
      </form>
      <p class="aside">
        <a href={address}>{words.listing.back}</a>
      </p>
    </FarmFrame>
  )
}

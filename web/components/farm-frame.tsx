import type { ComponentChildren } from 'preact'
import type { Keeper } from '../../src/accounts/guard.ts'
import { type Action, may } from '../../src/accounts/roles.rules.ts'
import { useFace } from '../face.tsx'

/** The doors of a host's console, each for whoever may go through it. */
const DOORS = [
  { path: '', action: 'arrivals.see', word: 'today' },
  { path: '/calendar', action: 'calendar.see', word: 'calendar' },
  { path: '/phone', action: 'booking.take', word: 'phone' },
  { path: '/week', action: 'arrivals.see', word: 'week' },
  { path: '/sales', action: 'sales.see', word: 'sales' },
  { path: '/ripeness', action: 'ripeness.report', word: 'ripeness', only: 'picks' },
  { path: '/feeds', action: 'feeds.manage', word: 'feeds' },
  { path: '/reviews', action: 'reviews.answer', word: 'reviews' },
  { path: '/listings', action: 'listing.edit', word: 'listings' },
  { path: '/certificates', action: 'listing.edit', word: 'certificates' },
  { path: '/profile', action: 'listing.edit', word: 'profile' },
  { path: '/messages', action: 'farm.see', word: 'messages' },
  { path: '/photos', action: 'photo.add', word: 'photos' },
  { path: '/helpers', action: 'farm.helpers', word: 'helpers' },
] as const satisfies { path: string; action: Action; word: string; only?: 'picks' }[]

/** A page of a host's console: whose it is, in large letters, with its doors below. */
export function FarmFrame({
  keeper,
  title,
  children,
  isWide = false,
}: {
  keeper: Keeper
  title: string
  children: ComponentChildren
  /** For what is laid out beside each other where there is room. */
  isWide?: boolean
}) {
  const { words, to, here } = useFace()
  const role = keeper.kind === 'owner' ? 'host' : 'helper'
  return (
    <div class={isWide ? 'farm' : 'farm narrow'}>
      <p class="farm-whose">{words.farm.actingFor(keeper.hostName, words.role[keeper.kind])}</p>
      <h1>{title}</h1>
      {children}
      <nav class="farm-doors" aria-label={words.farm.console(keeper.hostName)}>
        {DOORS.filter((door) => may([role], door.action) && (!('only' in door) || keeper[door.only])).map(
          ({ path, word }) => {
            const address = `/farm/${keeper.hostId}${path}`
            return (
              <a key={path} href={to(address)} aria-current={here.split('?')[0] === address ? 'page' : undefined}>
                {words.farm[word]}
              </a>
            )
          },
        )}
      </nav>
    </div>
  )
}

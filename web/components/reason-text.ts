import { timeOf } from '../../src/days.ts'
import type { Reason } from '../../src/trips/reasons.rules.ts'
import { kilometres, yuan } from '../format.ts'
import { type ComposerFace, saidIn } from './composer-face.ts'

/** A fact that was worked out, as a sentence. */
export function reasonText(face: ComposerFace, reason: Reason): string {
  const { reason: say, variant } = face.words.compose
  switch (reason.kind) {
    case 'last_places':
      return say.last_places(saidIn(face, reason.product), reason.left)
    case 'ripe':
      return say.ripe(saidIn(face, reason.product))
    case 'walked':
      if (reason.metres === 0) return say.noWalk
      return (reason.who === 'seniors' ? say.walkedSeniors : say.walkedChildren)(
        kilometres(reason.metres),
        reason.isOneDay,
      )
    case 'adds':
      return say.adds(
        variant[reason.variant],
        face.words.site.list(reason.products.map((product) => saidIn(face, product))),
      )
    case 'hosts':
      return say.hosts(reason.count, reason.isMost)
    case 'activities':
      return say.activities(reason.count)
    case 'meals':
      return say.meals(reason.count)
    case 'way':
      return say.way(reason.minutes, kilometres(reason.metres), reason.isLeast)
    case 'longest_wait':
      return reason.before ? say.longest_wait(reason.minutes, saidIn(face, reason.before), reason.isLeast) : say.noWait
    case 'cheaper_than':
      return say.cheaper_than(variant[reason.variant], yuan(reason.fen))
    case 'back_by':
      return say.back_by(timeOf(reason.at))
  }
}

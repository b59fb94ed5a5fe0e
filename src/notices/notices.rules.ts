import type { Notice } from './notices.schemas.ts'

/** What someone looks at, by the ids a notice may name. */
export type Subject = Partial<Record<Notice['targets'][number]['kind'], readonly string[]>>

/** The notices that name any part of it. */
export function noticesOn(notices: readonly Notice[], subject: Subject): Notice[] {
  return notices.filter((notice) => notice.targets.some(({ kind, id }) => subject[kind]?.includes(id)))
}

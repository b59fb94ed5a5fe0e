import type { Notice } from '../../src/notices/notices.schemas.ts'
import { momentLabel } from '../format.ts'

export function NoticeList({ notices }: { notices: Notice[] }) {
  return (
    <ul class="notices">
      {notices.map((notice) => (
        <li key={notice.id} class={notice.inForce ? 'in-force' : undefined}>
          <strong>{notice.title}</strong>
          <span class="quiet">
            <time dateTime={notice.startsAt}>{momentLabel(notice.startsAt)}</time>—
            <time dateTime={notice.endsAt}>{momentLabel(notice.endsAt)}</time>
          </span>
          <span>{notice.body}</span>
        </li>
      ))}
    </ul>
  )
}

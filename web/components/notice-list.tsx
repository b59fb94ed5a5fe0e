import type { Notice } from '../../src/notices/notices.schemas.ts'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import { Said } from './said.tsx'

export function NoticeList({ notices }: { notices: Notice[] }) {
  const { words, today } = useFace()
  return (
    <ul class="notices">
      {notices.map((notice) => (
        <li key={notice.id} class={notice.inForce ? 'in-force' : undefined}>
          <strong>
            <Said zh={notice.title} en={notice.titleEn} />
          </strong>
          <span class="quiet">
            <time dateTime={notice.startsAt}>{momentLabel(words, notice.startsAt, today)}</time>—
            <time dateTime={notice.endsAt}>{momentLabel(words, notice.endsAt, today)}</time>
          </span>
          <span>
            <Said zh={notice.body} en={notice.bodyEn} />
          </span>
        </li>
      ))}
    </ul>
  )
}

import type { Keeper } from '../../src/accounts/guard.ts'
import type { InboxMessage } from '../../src/messages/inbox.sql.ts'
import type { Inbox } from '../../src/messages/messages.ts'
import { FarmFrame } from '../components/farm-frame.tsx'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'

interface InboxProps {
  inbox: Inbox
  /** Where the inbox is, as a path of ours. */
  path: string
  /** Whether this is not its first part. */
  further: boolean
}

export function InboxPage(props: InboxProps) {
  const { words } = useFace()
  return (
    <section class="narrow">
      <h1>{words.inbox.title}</h1>
      <Messages {...props} none={words.inbox.none} />
    </section>
  )
}

/** A farm's inbox, for its owner and her helpers: each has what they have read for themselves. */
export function FarmInboxPage({ keeper, ...props }: InboxProps & { keeper: Keeper }) {
  const { words } = useFace()
  return (
    <FarmFrame keeper={keeper} title={words.inbox.title}>
      <Messages {...props} none={words.inbox.noneOfFarm} />
    </FarmFrame>
  )
}

function Messages({ inbox: { messages, olderThan }, path, further, none }: InboxProps & { none: string }) {
  const { words, to } = useFace()
  const newest = messages[0]
  return (
    <>
      {newest === undefined && <p>{none}</p>}
      {newest !== undefined && messages.some(({ readAt }) => readAt === null) && (
        <form method="post" action={to(`${path}/read`)}>
          <button type="submit" name="upTo" value={newest.id} class="button">
            {words.inbox.readAll}
          </button>
        </form>
      )}
      <ul class="messages">
        {messages.map((message) => (
          <li key={message.id} class={message.readAt === null ? 'message fresh' : 'message'}>
            <Message message={message} path={path} />
          </li>
        ))}
      </ul>
      {(olderThan !== null || further) && (
        <p class="pager">
          {further && (
            <a class="button" href={to(path)}>
              {words.inbox.newest}
            </a>
          )}
          {olderThan !== null && (
            <a class="button" href={to(`${path}?before=${olderThan}`)}>
              {words.inbox.older}
            </a>
          )}
        </p>
      )}
    </>
  )
}

function Message({ message, path }: { message: InboxMessage; path: string }) {
  const { words, said, to } = useFace()
  const { id, title, titleEn, body, bodyEn, at, readAt, link } = message
  return (
    <>
      <p class="message-when">
        {readAt === null && <b>{words.inbox.unread}</b>}{' '}
        <time dateTime={new Date(at).toISOString()}>{momentLabel(words, at)}</time>
      </p>
      <h2>{said(title, titleEn)}</h2>
      <p class="message-body">{said(body, bodyEn)}</p>
      <form method="post" action={to(`${path}/${id}/open`)}>
        <button
          type="submit"
          class="button"
          aria-label={`${words.inbox.see[whatFor(link)]}${words.site.spot}${said(title, titleEn)}`}
        >
          {words.inbox.see[whatFor(link)]}
        </button>
      </form>
    </>
  )
}

function whatFor(link: string): 'order' | 'cancel' | 'farm' {
  if (link.startsWith('/farm/')) return 'farm'
  return link.endsWith('/cancel') ? 'cancel' : 'order'
}

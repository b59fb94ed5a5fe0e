import * as z from 'zod'
import { FarmInboxPage, InboxPage } from '../../web/pages/inbox.tsx'
import { farmPages, type Keeper, ownPages } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import type { Reader } from './inbox.sql.ts'
import { inboxOf, markRead, openMessage } from './messages.ts'

const MessageId = z.coerce.number().int().min(1)
const ReadUpTo = z.object({ upTo: MessageId })

/** One's own inbox. */
export const ownInboxPages = ownPages()
  .get('/me/messages', 'account.own', async (c, { accountId }) => {
    const props = await inboxProps(c, { accountId }, '/me/messages')
    return privatePage(c, { title: c.var.face.words.inbox.title, description: '' }, <InboxPage {...props} />)
  })
  .post('/me/messages/read', 'account.own', (c, { accountId }) => readAll(c, { accountId }, '/me/messages'))
  .post('/me/messages/:id/open', 'account.own', (c, { accountId }) => open(c, { accountId })).pages

/** A farm's. */
export const farmInboxPages = farmPages()
  .get('/farm/:hostId/messages', 'farm.see', async (c, keeper) => {
    const props = await inboxProps(c, readerAs(keeper), pathOf(keeper))
    const head = { title: c.var.face.words.inbox.title, description: '' }
    return privatePage(c, head, <FarmInboxPage keeper={keeper} {...props} />)
  })
  .post('/farm/:hostId/messages/read', 'farm.see', (c, keeper) => readAll(c, readerAs(keeper), pathOf(keeper)))
  .post('/farm/:hostId/messages/:id/open', 'farm.see', (c, keeper) => open(c, readerAs(keeper))).pages

const readerAs = ({ accountId, hostId }: Keeper): Reader => ({ accountId, hostId })
const pathOf = ({ hostId }: Keeper) => `/farm/${hostId}/messages`

async function inboxProps(c: AppContext, reader: Reader, path: string) {
  const before = MessageId.safeParse(c.req.query('before')).data
  return { inbox: await inboxOf(c.var.deps, reader, before), path, further: before !== undefined }
}

async function readAll(c: AppContext, reader: Reader, path: string): Promise<Response> {
  const { upTo } = parseForm(ReadUpTo, await readForm(c))
  await markRead(c.var.deps, reader, upTo)
  return c.redirect(c.var.face.to(path), 303)
}

async function open(c: AppContext, reader: Reader): Promise<Response> {
  const id = parseForm(MessageId, c.req.param('id'))
  return c.redirect(c.var.face.to(await openMessage(c.var.deps, reader, id)), 303)
}

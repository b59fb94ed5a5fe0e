import * as z from 'zod'
import { TextEditorPage } from '../../web/pages/text-editor.tsx'
import { TextsPage } from '../../web/pages/texts.tsx'
import { UndeliveredPage } from '../../web/pages/undelivered.tsx'
import { LANGS } from '../../web/words/words.ts'
import { deskPages } from '../accounts/guard.ts'
import { type AppContext, parseForm, readForm } from '../http.ts'
import { privatePage } from '../pages.tsx'
import { Problem } from '../problem.ts'
import { CHANNELS, channelsOf, MESSAGE_KINDS, type MessageKind } from './messages.kinds.ts'
import type { TextFault } from './messages.text.rules.ts'
import { deadLetters, sendAgain } from './messages.ts'
import { defaultText, nameOf } from './texts.rules.ts'
import type { TextKey } from './texts.sql.ts'
import { approvedTemplates, changeText, restoreText, textHistory, writtenTexts } from './texts.ts'

const Again = z.union([
  z.object({ eventId: z.coerce.number().int(), recipient: z.string().min(1) }),
  z.object({ outcome: z.string().min(1) }),
])
const Kind = z.enum(MESSAGE_KINDS as [MessageKind, ...MessageKind[]])
const Change = z.object({
  channel: z.enum(CHANNELS),
  lang: z.enum(LANGS),
  text: z.string().default(''),
  do: z.enum(['save', 'restore']).default('save'),
})

/** At the desk: what could not be sent, and what messages say. */
export const messageDeskPages = deskPages()
  .get('/desk/messages', 'messages.undelivered', async (c) => {
    const again = z.coerce.number().int().min(0).safeParse(c.req.query('again')).data ?? null
    const page = <UndeliveredPage {...(await deadLetters(c.var.deps))} sentAgain={again} />
    return privatePage(c, { title: c.var.face.words.delivery.undelivered, description: '' }, page)
  })
  .post('/desk/messages/again', 'messages.undelivered', async (c, staff) => {
    const count = await sendAgain(c.var.deps, staff, parseForm(Again, await readForm(c)))
    return c.redirect(c.var.face.to(`/desk/messages?again=${count}`), 303)
  })
  .get('/desk/texts', 'messages.texts', async (c) => {
    const page = <TextsPage written={await writtenTexts(c.var.deps)} templates={approvedTemplates(c.var.deps)} />
    return privatePage(c, { title: c.var.face.words.delivery.texts, description: '' }, page)
  })
  .get('/desk/texts/:kind', 'messages.texts', (c) => editorPage(c, kindIn(c)))
  .post('/desk/texts/:kind', 'messages.texts', async (c, staff) => {
    const kind = kindIn(c)
    const form = parseForm(Change, await readForm(c))
    if (!channelsOf(kind).includes(form.channel)) throw new Problem('not_found')
    const key = { kind, channel: form.channel, lang: form.lang }
    if (form.do === 'restore') await restoreText(c.var.deps, staff, key)
    else {
      const faults = await changeText(c.var.deps, staff, key, form.text)
      if (faults.length > 0) return editorPage(c, kind, { key, text: form.text, faults })
    }
    const place = `${form.channel}-${form.lang}`
    return c.redirect(c.var.face.to(`/desk/texts/${kind}?saved=${place}#${place}`), 303)
  }).pages

/** Throws `not_found` when there is no message of that kind. */
function kindIn(c: AppContext): MessageKind {
  const kind = Kind.safeParse(c.req.param('kind'))
  if (!kind.success) throw new Problem('not_found')
  return kind.data
}

/** `typed`: what was sent and cannot be kept. */
async function editorPage(
  c: AppContext,
  kind: MessageKind,
  typed: { key: TextKey; text: string; faults: TextFault[] } | null = null,
): Promise<Response> {
  const { deps, face } = c.var
  const written = await writtenTexts(deps)
  const keys = channelsOf(kind).flatMap((channel) => LANGS.map((lang): TextKey => ({ kind, channel, lang })))
  const texts = await Promise.all(
    keys.map(async (of) => {
      const mine = typed && nameOf(typed.key) === nameOf(of) ? typed : null
      return {
        of,
        text: mine?.text ?? written.get(nameOf(of)) ?? defaultText(of),
        faults: mine?.faults ?? [],
        saved: c.req.query('saved') === `${of.channel}-${of.lang}`,
        history: await textHistory(deps, of),
      }
    }),
  )
  const approved = approvedTemplates(deps)
  const templates = approved && { 'zh-CN': approved.get(kind), en: approved.get(`${kind}.en`) }
  const page = <TextEditorPage kind={kind} texts={texts} templates={templates} />
  return privatePage(c, { title: face.words.delivery.kind[kind], description: '' }, page, typed ? 422 : 200)
}

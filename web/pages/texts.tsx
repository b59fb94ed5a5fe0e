import { channelsOf, goesBySms, MESSAGE_KINDS, type MessageKind } from '../../src/messages/messages.kinds.ts'
import { titleAndBody } from '../../src/messages/messages.text.rules.ts'
import type { SmsTemplate } from '../../src/messages/sms.ts'
import { defaultText, nameOf } from '../../src/messages/texts.rules.ts'
import type { TextKey } from '../../src/messages/texts.sql.ts'
import { useFace } from '../face.tsx'
import { LANGS } from '../words/words.ts'

interface TextsPageProps {
  /** What staff have written, by the text's name. */
  written: ReadonlyMap<string, string>
  /** The code of each approved template; null where Aliyun is not connected. */
  templates: ReadonlyMap<string, { code: string }> | null
}

/** Every message there is, as it reads now, and by which templates it goes out. */
export function TextsPage({ written, templates }: TextsPageProps) {
  const { words } = useFace()
  return (
    <section class="narrow texts">
      <h1>{words.delivery.texts}</h1>
      <p>{words.delivery.textsLead}</p>
      <h2>{words.delivery.toGuests}</h2>
      <Kinds kinds={MESSAGE_KINDS.filter((kind) => kind.startsWith('guest_'))} written={written} />
      <h2>{words.delivery.toHosts}</h2>
      <Kinds kinds={MESSAGE_KINDS.filter((kind) => kind.startsWith('host_'))} written={written} />
      <h2>{words.delivery.smsTemplates}</h2>
      <p>{words.delivery.smsTemplatesLead}</p>
      {templates === null ? <p>{words.delivery.smsDemo}</p> : <Templates templates={templates} />}
    </section>
  )
}

function Kinds({ kinds, written }: { kinds: MessageKind[]; written: TextsPageProps['written'] }) {
  const { words, lang, to } = useFace()
  const reads = (key: TextKey) => written.get(nameOf(key)) ?? defaultText(key)
  return (
    <ul class="listed message-kinds">
      {kinds.map((kind) => {
        const changed = channelsOf(kind).some((channel) =>
          LANGS.some((each) => written.has(nameOf({ kind, channel, lang: each }))),
        )
        const { title, body } = titleAndBody(reads({ kind, channel: 'inbox', lang }))
        return (
          <li key={kind}>
            <div>
              <h3>{words.delivery.kind[kind]}</h3>
              <p class="quiet">
                {title}
                <br />
                {body}
              </p>
              {changed && <p>{words.delivery.changed}</p>}
            </div>
            <a class="button" href={to(`/desk/texts/${kind}`)}>
              {words.delivery.edit}
              <span class="unseen"> {words.delivery.kind[kind]}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function Templates({ templates }: { templates: ReadonlyMap<string, { code: string }> }) {
  const { words } = useFace()
  const names: SmsTemplate[] = ['sign_in_code', ...MESSAGE_KINDS.filter(goesBySms)]
  return (
    <ul class="listed">
      {names.map((name) => {
        const codes = [templates.get(name), templates.get(`${name}.en`)].flatMap((template) => template?.code ?? [])
        return (
          <li key={name}>
            <p>{name === 'sign_in_code' ? words.delivery.signInCode : words.delivery.kind[name]}</p>
            <p class="quiet">{codes.length > 0 ? codes.join(words.site.spot) : words.delivery.smsMissing}</p>
          </li>
        )
      })}
    </ul>
  )
}

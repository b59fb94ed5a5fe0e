import { CHANNELS, MESSAGE_KINDS, type MessageKind } from '../../src/messages/messages.kinds.ts'
import { titleAndBody } from '../../src/messages/messages.text.rules.ts'
import { defaultText, nameOf } from '../../src/messages/texts.rules.ts'
import type { TextKey } from '../../src/messages/texts.sql.ts'
import { useFace } from '../face.tsx'
import { LANGS } from '../words/words.ts'

/** Every message there is, as it reads now. */
export function TextsPage({ written }: { written: ReadonlyMap<string, string> }) {
  const { words } = useFace()
  return (
    <section class="narrow">
      <h1>{words.delivery.texts}</h1>
      <p>{words.delivery.textsLead}</p>
      <h2>{words.delivery.toGuests}</h2>
      <Kinds kinds={MESSAGE_KINDS.filter((kind) => kind.startsWith('guest_'))} written={written} />
      <h2>{words.delivery.toHosts}</h2>
      <Kinds kinds={MESSAGE_KINDS.filter((kind) => kind.startsWith('host_'))} written={written} />
    </section>
  )
}

function Kinds({ kinds, written }: { kinds: MessageKind[]; written: ReadonlyMap<string, string> }) {
  const { words, lang, to } = useFace()
  const reads = (key: TextKey) => written.get(nameOf(key)) ?? defaultText(key)
  return (
    <ul class="listed message-kinds">
      {kinds.map((kind) => {
        const changed = CHANNELS.some((channel) =>
          LANGS.some((each) => written.has(nameOf({ kind, channel, lang: each }))),
        )
        const { title, body } = titleAndBody(reads({ kind, channel: 'inbox', lang }))
        return (
          <li key={kind}>
            <div>
              <h3>{words.delivery.kind[kind]}</h3>
              <p class="quiet">
                {title} {body}
              </p>
              <p class="quiet">{changed ? words.delivery.changed : words.delivery.asProduct}</p>
            </div>
            <a class="button" href={to(`/desk/texts/${kind}`)}>
              {words.delivery.edit(words.delivery.kind[kind])}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

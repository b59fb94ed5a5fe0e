import { FACTS, type MessageKind } from '../../src/messages/messages.kinds.ts'
import { fill, placeholdersIn, smsParts, type TextFault } from '../../src/messages/messages.text.rules.ts'
import type { ApprovedTemplate } from '../../src/messages/sms.config.ts'
import { defaultText, nameOf } from '../../src/messages/texts.rules.ts'
import type { TextKey, WrittenText } from '../../src/messages/texts.sql.ts'
import { useFace } from '../face.tsx'
import { momentLabel } from '../format.ts'
import { WORDS, type Words } from '../words/words.ts'

/** One text on its form: as it stands, or as it was typed and cannot be kept. */
export interface EditedText {
  of: TextKey
  text: string
  faults: TextFault[]
  saved: boolean
  /** How it has read, the newest first. */
  history: WrittenText[]
}

/** What goes out by SMS: the approved template of each language; null where Aliyun is not connected. */
export type ApprovedTemplates = Record<TextKey['lang'], ApprovedTemplate | undefined> | null

interface TextEditorProps {
  kind: MessageKind
  texts: EditedText[]
  templates: ApprovedTemplates
}

/** All four texts of one message, each with a form of its own. */
export function TextEditorPage({ kind, texts, templates }: TextEditorProps) {
  const { words, to } = useFace()
  return (
    <section class="narrow text-editor">
      <p class="quiet">{kind.startsWith('guest_') ? words.delivery.toGuests : words.delivery.toHosts}</p>
      <h1>{words.delivery.kind[kind]}</h1>
      <h2>{words.delivery.facts}</h2>
      <dl>
        {FACTS[kind].map((fact, index) => (
          <div key={fact}>
            <dt>
              <code>{`{${fact}}`}</code>
            </dt>
            <dd>
              {words.delivery.fact[fact]}
              {index === 0 && `${words.site.spot}${words.delivery.mustHave}`}
            </dd>
          </div>
        ))}
      </dl>
      {texts.map((edited) => (
        <TextForm key={nameOf(edited.of)} edited={edited} templates={templates} />
      ))}
      <p class="aside">
        <a href={to('/desk/texts')}>{words.delivery.back}</a>
      </p>
    </section>
  )
}

function TextForm({ edited, templates }: { edited: EditedText; templates: ApprovedTemplates }) {
  const { words, to } = useFace()
  const { of, text, faults, saved } = edited
  const { kind, channel, lang } = of
  const id = `${channel}-${lang}`
  const heading = `${words.delivery.channel[channel]}${words.site.spot}${words.delivery.language[lang]}`
  return (
    <form method="post" action={to(`/desk/texts/${kind}`)} id={id}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {saved && <p role="status">{words.delivery.saved}</p>}
      <input type="hidden" name="channel" value={channel} />
      <input type="hidden" name="lang" value={lang} />
      <textarea
        name="text"
        rows={channel === 'inbox' ? 5 : 3}
        required
        lang={lang}
        aria-labelledby={`${id}-heading`}
        aria-describedby={`${id}-hint`}
        aria-invalid={faults.length > 0 ? 'true' : undefined}
      >
        {text}
      </textarea>
      <div id={`${id}-hint`}>
        {faults.map(({ code, what = '' }) => (
          <p key={code + what} class="fault">
            {words.delivery.fault[code](what)}
          </p>
        ))}
        {channel === 'inbox' ? (
          <p class="quiet">{words.delivery.inboxHint}</p>
        ) : (
          <SmsHint of={of} text={text} templates={templates} />
        )}
      </div>
      {faults.length === 0 && (
        <p class="text-preview" lang={lang}>
          <span class="quiet">{words.delivery.reads}</span> {fill(text, WORDS[lang].delivery.example)}
        </p>
      )}
      <p class="submit">
        <button type="submit" name="do" value="save" class="button main">
          {words.delivery.save}
          <span class="unseen"> {heading}</span>
        </button>
        {text !== defaultText(of) && (
          <button type="submit" name="do" value="restore" class="button" formnovalidate>
            {words.delivery.restore}
            <span class="unseen"> {heading}</span>
          </button>
        )}
      </p>
      <History edited={edited} />
    </form>
  )
}

/** What Aliyun is to approve, what it has approved, and whether both agree. */
function SmsHint({ of, text, templates }: Pick<EditedText, 'of' | 'text'> & { templates: ApprovedTemplates }) {
  const { words } = useFace()
  const template = templates?.[of.lang]
  const named = placeholdersIn(text)
  const filled = template ? Object.keys(template.params) : []
  const differs = template && named.toSorted().join() !== filled.toSorted().join()
  const list = (names: readonly string[]) => words.site.list(names.map((name) => `{${name}}`))
  return (
    <>
      <p class="quiet">
        {words.delivery.smsParts(smsParts(text))} {templateText(words, of.lang, templates)}
      </p>
      {differs && <p class="fault">{words.delivery.smsDiffers(list(filled), list(named))}</p>}
      <p class="quiet">
        {words.delivery.smsForReview}{' '}
        <code lang={of.lang}>
          {text.replaceAll(/\{(\w+)\}/g, (_, name) => `\${${template?.params[name] ?? name}}`)}
        </code>
      </p>
    </>
  )
}

function templateText({ delivery }: Words, lang: TextKey['lang'], templates: ApprovedTemplates): string {
  if (templates === null) return delivery.smsDemo
  const template = templates[lang]
  if (template) return delivery.smsApproved(template.code)
  return templates['zh-CN'] ? delivery.smsInChinese : delivery.smsMissing
}

function History({ edited: { of, history } }: { edited: EditedText }) {
  const { words } = useFace()
  if (history.length === 0) return null
  return (
    <details>
      <summary>{words.delivery.history}</summary>
      <ol>
        {history.map(({ text, changedAt }) => (
          <li key={changedAt}>
            {text === null
              ? words.delivery.historyRestored(momentLabel(words, changedAt))
              : words.delivery.historyOf(momentLabel(words, changedAt))}
            {text !== null && (
              <p class="text-preview" lang={of.lang}>
                {text}
              </p>
            )}
          </li>
        ))}
        <li>
          {words.delivery.original}
          <p class="text-preview" lang={of.lang}>
            {defaultText(of)}
          </p>
        </li>
      </ol>
    </details>
  )
}

import { useFace } from '../face.tsx'

/** The text that people agree to, in full. */
export function PrivacyPage({ version }: { version: string }) {
  const { words } = useFace()
  return (
    <article class="narrow">
      <h1>{words.privacy.title}</h1>
      <p class="quiet">{words.privacy.version(version)}</p>
      {words.privacy.parts.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </article>
  )
}

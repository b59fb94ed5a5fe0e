/** A little slower than usual: she listens while she does something else. */
const RATE = 0.9

/** Shows the button that reads the page out, where the browser has a voice for its language. */
export function offerReading(root: HTMLElement): void {
  const button = root.querySelector<HTMLElement>('[data-read]')
  const voices = window.speechSynthesis
  if (!button || !voices) return
  const { lang } = document.documentElement
  const show = () => {
    const known = voices.getVoices()
    // Some browsers tell of their voices only later, some of none although they have one.
    button.hidden = known.length > 0 && !known.some((voice) => voice.lang.startsWith(lang.slice(0, 2)))
  }
  show()
  voices.addEventListener?.('voiceschanged', show)
  button.addEventListener('click', () => {
    if (voices.speaking) return voices.cancel()
    const text = root.querySelector<HTMLElement>('[data-say]')?.dataset.say ?? ''
    const said = new SpeechSynthesisUtterance(text)
    said.lang = lang
    said.rate = RATE
    const name = (reading: boolean) => {
      button.textContent = (reading ? button.dataset.stop : button.dataset.read) ?? ''
    }
    said.addEventListener('start', () => name(true))
    said.addEventListener('end', () => name(false))
    said.addEventListener('error', () => name(false))
    voices.speak(said)
  })
  window.addEventListener('pagehide', () => voices.cancel())
}

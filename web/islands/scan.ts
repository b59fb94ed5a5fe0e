/** What a browser that can see codes brings along: https://developer.mozilla.org/docs/Web/API/BarcodeDetector */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const EVERY_MS = 200

/** Shows the button that scans a guest's code, where the browser can; what it sees is looked up as if it had been typed. */
export async function offerScanning(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('[data-scan]')
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass } // not in the types at hand
  if (!button || !BarcodeDetector || !navigator.mediaDevices?.getUserMedia) return
  if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return
  button.hidden = false
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  let stop: (() => void) | null = null
  button.addEventListener('click', async () => {
    if (stop) return stop()
    // Refused, or no camera: the code can be typed all the same.
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null)
    if (!stream) {
      button.hidden = true
      return form.querySelector('input')?.focus()
    }
    stop = look(form, detector, stream, () => {
      stop = null
      button.textContent = button.dataset.scan ?? ''
    })
    button.textContent = button.dataset.stop ?? ''
  })
}

/** Looks through the camera until a code is seen; answers what ends it. */
function look(form: HTMLFormElement, detector: Detector, stream: MediaStream, ended: () => void): () => void {
  const video = document.createElement('video')
  video.className = 'farm-camera'
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  form.appendChild(video)
  void video.play().catch(() => {})
  const timer = window.setInterval(async () => {
    const [seen] = await detector.detect(video).catch(() => [])
    const code = seen && codeIn(seen.rawValue)
    const input = form.querySelector<HTMLInputElement>('[name="code"]')
    if (!code || !input) return
    end()
    input.value = code
    const by = document.createElement('input')
    by.type = 'hidden'
    by.name = 'by'
    by.value = 'scan'
    form.appendChild(by)
    form.requestSubmit()
  }, EVERY_MS)
  const end = () => {
    window.clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.remove()
    ended()
  }
  return end
}

/** An order's code holds eight letters and nothing else; whatever else is about is not looked up. */
function codeIn(text: string): string | null {
  return /^[A-Z0-9]{8}$/.test(text.trim()) ? text.trim() : null
}

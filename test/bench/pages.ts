import { request } from './client.ts'
import { reportRatio } from './report.ts'
import { always, hello, pagesAfresh } from './requests.ts'
import { interleave, type Variant } from './rounds.ts'
import { startFresh } from './server.ts'

/** The township's first page from memory and rendered afresh, and a line's page, which also lists what is free that day. */
export async function measurePages(): Promise<void> {
  const { port, stop } = await startFresh('pages')
  const cached: Variant = { port, connections: 32, next: always(request('GET', '/')), status: 200 }
  const rates = await interleave({
    hello: { ...cached, next: hello },
    cached,
    fresh: { ...cached, next: pagesAfresh('/') },
    line: { ...cached, next: pagesAfresh('/lines/a') },
  })
  reportRatio('page_cached', rates.cached, rates.hello, 'hellos')
  reportRatio('page_fresh', rates.fresh, rates.hello, 'hellos')
  reportRatio('page_fresh_line', rates.line, rates.hello, 'hellos')
  await stop()
}

import { ClosingPage, type ClosingPageProps } from '../../web/pages/closing.tsx'
import type { AppContext } from '../http.ts'
import { privatePage } from '../pages.tsx'

/** Whom closing would hit: the same form once more, with the answer in it. */
export function closingPage(c: AppContext, props: ClosingPageProps): Promise<Response> {
  const head = { title: c.var.face.words.farmCalendar.asks, description: '' }
  return privatePage(c, head, <ClosingPage {...props} />)
}

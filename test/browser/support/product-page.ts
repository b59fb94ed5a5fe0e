import type { Page, Response } from 'playwright-core'

/** A page of the product and how a visitor comes to it; answers the document as the server sent it. */
export interface ProductPage {
  name: string
  open: (page: Page) => Promise<Response | null>
  /** What a form was answered with: it cannot be asked for again by its address. */
  isReply?: boolean
}

/** A page that is only asked for. */
export const goTo = (path: string) => (page: Page) => page.goto(path)

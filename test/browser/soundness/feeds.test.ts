import { FEED_PAGES } from '../support/feed-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(FEED_PAGES)

import { REVIEW_PAGES } from '../support/review-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(REVIEW_PAGES)

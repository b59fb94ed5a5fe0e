import { areSound } from '../support/soundness.ts'
import { VISITING_PAGES } from '../support/visiting-pages.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(VISITING_PAGES)

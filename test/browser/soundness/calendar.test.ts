import { CALENDAR_PAGES } from '../support/calendar-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(CALENDAR_PAGES)

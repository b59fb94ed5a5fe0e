import { areSound } from '../support/soundness.ts'
import { TRIP_PAGES } from '../support/trip-pages.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(TRIP_PAGES)

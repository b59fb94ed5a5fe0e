import { FARM_PAGES } from '../support/farm-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(FARM_PAGES)

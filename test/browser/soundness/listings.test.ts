import { LISTING_PAGES } from '../support/listing-pages.ts'
import { PHOTO_PAGES } from '../support/photo-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(LISTING_PAGES)
areSound(PHOTO_PAGES)

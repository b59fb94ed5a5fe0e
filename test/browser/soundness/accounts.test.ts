import { ACCOUNT_PAGES } from '../support/account-pages.ts'
import { MESSAGE_PAGES } from '../support/message-pages.ts'
import { areSound } from '../support/soundness.ts'
import { useBrowser } from '../support/visitor.ts'

useBrowser()

areSound(ACCOUNT_PAGES)
areSound(MESSAGE_PAGES)

import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'

/** Writes fresh secrets for a local demo, once. A live deployment has its own: see the README. */
const secret = () => randomBytes(32).toString('base64')
const lines = [
  '# Made once for this machine; git does not see it. Deleting it makes the orders placed here unreadable.',
  'MODE=demo',
  `TOKEN_KEY=${secret()}`,
  `PHONE_KEYS=k1:${secret()}`,
  `PHONE_HASH_KEY=${secret()}`,
  `SETUP_TOKEN=${secret()}`,
]
writeFileSync('.dev.vars', `${lines.join('\n')}\n`, { flag: 'wx', mode: 0o600 })
console.log('Wrote .dev.vars with fresh secrets.')

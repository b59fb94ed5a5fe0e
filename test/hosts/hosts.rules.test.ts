import { expect, test } from 'vitest'
import { type Certificate, isValidOn, validOn } from '../../src/hosts/hosts.rules.ts'

const farm: Certificate = {
  id: 'farm',
  kind: 'family_farm_province',
  number: '17',
  expiresOn: '2026-04-13',
  revokedAt: null,
}

test('a certificate holds through its last day and not a day longer', () => {
  expect([isValidOn(farm, '2026-04-13'), isValidOn(farm, '2026-04-14')]).toEqual([true, false])
})

test('a revoked certificate holds on no day', () => {
  expect(isValidOn({ ...farm, revokedAt: Date.UTC(2030, 0) }, '2026-04-01')).toBe(false)
})

test('of two of a kind the one that lasts longer is shown, family farms before licences', () => {
  const shown = validOn(
    [
      { ...farm, id: 'food', kind: 'food' },
      farm,
      { ...farm, id: 'renewed', expiresOn: '2028-01-01' },
      { ...farm, id: 'old', expiresOn: '2020-01-01' },
      { ...farm, id: 'taken', expiresOn: '2029-01-01', revokedAt: 1 },
    ],
    '2026-04-13',
  )
  expect(shown.map(({ id }) => id)).toEqual(['renewed', 'food'])
})

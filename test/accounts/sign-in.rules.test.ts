import { describe, expect, test } from 'vitest'
import { may, STAFF_ROLES } from '../../src/accounts/roles.rules.ts'
import { deviceName, LIVE_LIMITS, nextSendAt } from '../../src/accounts/sign-in.rules.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/days.ts'

const NOW = 1_800_000_000_000

describe('a code may be sent again', () => {
  test('at once when none was sent', () => {
    expect(nextSendAt([], LIVE_LIMITS.pair, NOW)).toBe(NOW)
  })

  test('a minute after the last one', () => {
    expect(nextSendAt([NOW - 10_000], LIVE_LIMITS.pair, NOW)).toBe(NOW + 50_000)
    expect(nextSendAt([NOW - MINUTE_MS], LIVE_LIMITS.pair, NOW)).toBe(NOW)
  })

  test('an hour after the first of five', () => {
    const five = [50, 40, 30, 20, 10].map((minutes) => NOW - minutes * MINUTE_MS)
    expect(nextSendAt(five, LIVE_LIMITS.pair, NOW)).toBe(NOW - 50 * MINUTE_MS + HOUR_MS)
  })

  test('whatever order the earlier ones are told in', () => {
    expect(nextSendAt([NOW - 10_000, NOW - HOUR_MS], LIVE_LIMITS.pair, NOW)).toBe(
      nextSendAt([NOW - HOUR_MS, NOW - 10_000], LIVE_LIMITS.pair, NOW),
    )
  })
})

describe('a device is called', () => {
  test.each([
    [
      'Mozilla/5.0 (Linux; Android 13; V2124A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
      'Chrome · Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.44(0x18002c2e) NetType/4G Language/zh_CN',
      'WeChat · iOS',
    ],
  ])('%s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name)
  })

  test.each(['', 'curl/8', '<script>'.repeat(50)])('something short, whatever it says: %s', (userAgent) => {
    expect(deviceName(userAgent).length).toBeLessThanOrEqual(60)
  })
})

describe('who may do what', () => {
  test('nobody gives roles but an administrator', () => {
    expect(STAFF_ROLES.filter((role) => may([role], 'staff.roles'))).toEqual(['admin'])
    expect(may(['host', 'helper', 'tourist'], 'staff.roles')).toBe(false)
  })

  test('a helper lets nobody else help', () => {
    expect(may(['helper'], 'farm.helpers')).toBe(false)
  })

  test('no role does nothing', () => {
    expect(may([], 'account.own')).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/days.ts'
import type { Happening, ToldLine } from '../../src/messages/happening.sql.ts'
import { recipientOf } from '../../src/messages/recipients.rules.ts'
import { factsOf, toTell } from '../../src/messages/telling.rules.ts'
import { WORDS } from '../../web/words/words.ts'

const line = (position: number, more: Partial<ToldLine> = {}): ToldLine => ({
  orderId: 'o',
  position,
  unitId: `u${position}`,
  title: `第${position}项`,
  quantity: 1,
  startsAt: instantOf('2026-05-01', '14:00'),
  living: 1,
  asked: 0,
  closed: 0,
  ...more,
})
const happening = (more: Partial<Happening> = {}): Happening => ({
  kind: 'order.confirmed',
  at: 0,
  subjectId: 'o',
  listing: null,
  detail: { lines: [0, 1] },
  order: { id: 'o', code: 'A3C4D6E7', phoneCipher: '', lang: null, refundFen: 0 },
  lines: [line(0), line(1)],
  notice: null,
  ...more,
})
const notice = { title: '云岭线封路', titleEn: 'The forest line is closed', startsAt: 0, lifted: 0 as const }

describe('there is nothing to tell', () => {
  test.each([
    ['of what nobody should hear of', happening({ kind: 'order.completed' }), 'guest'],
    ['to a host of what concerns the guest alone', happening({ kind: 'line.accepted' }), 'host'],
    [
      'of a booking that ended meanwhile',
      happening({ lines: [line(0, { living: 0 }), line(1, { living: 0 })] }),
      'guest',
    ],
    [
      'of a closure that was lifted',
      happening({
        kind: 'closure.published',
        detail: {},
        notice: { ...notice, lifted: 1 },
        lines: [line(0, { closed: 1 })],
      }),
      'guest',
    ],
    [
      'of a closure once all it hit was cancelled',
      happening({ kind: 'closure.published', detail: {}, notice, lines: [line(0, { closed: 1, living: 0 }), line(1)] }),
      'guest',
    ],
    ['of an order that is gone', happening({ order: null, lines: [] }), 'guest'],
  ] as const)('%s', (_, what, audience) => {
    expect(toTell(what, audience)).toBeNull()
  })
})

describe('a host who is asked', () => {
  const kind = (what: Partial<Happening>, audience: 'guest' | 'host') => toTell(happening(what), audience)?.kind

  test('nothing is told as booked while one of its parts waits for her', () => {
    const lines = [line(0, { asked: 1 }), line(1)]
    expect([kind({ lines }, 'guest'), kind({ lines }, 'host')]).toEqual(['guest_asked', 'host_asked'])
    expect([kind({}, 'guest'), kind({}, 'host')]).toEqual(['guest_confirmed', 'host_confirmed'])
  })

  test('what she declined leaves the rest standing, where there is one', () => {
    const declined = { kind: 'line.declined', detail: { lines: [0] } }
    expect(kind({ ...declined, lines: [line(0, { living: 0 }), line(1)] }, 'guest')).toBe('guest_part_declined')
    expect(kind({ ...declined, lines: [line(0, { living: 0 })] }, 'guest')).toBe('guest_declined')
    expect(kind({ ...declined, lines: [line(0, { living: 0 })] }, 'host')).toBe('host_unanswered')
  })

  test('her yes is not told of what was cancelled since', () => {
    const accepted = { kind: 'line.accepted', detail: { lines: [0] } }
    expect(kind({ ...accepted }, 'guest')).toBe('guest_accepted')
    expect(kind({ ...accepted, lines: [line(0, { living: 0 }), line(1)] }, 'guest')).toBeUndefined()
  })
})

describe('a message is about', () => {
  const positions = (what: Happening) => toTell(what, 'guest')?.lines.map(({ position }) => position)

  test('what still stands of a booking', () => {
    expect(positions(happening({ lines: [line(0, { living: 0 }), line(1)] }))).toEqual([1])
  })

  test('the lines that this very change cancelled, and no others', () => {
    const lines = [line(0, { living: 0 }), line(1, { living: 0 }), line(2)]
    expect(positions(happening({ kind: 'order.part_cancelled', detail: { fees: { '1': 0 } }, lines }))).toEqual([1])
    expect(positions(happening({ kind: 'order.cancelled', detail: { lines: [0] }, lines }))).toEqual([0])
  })

  test('what a closure reaches', () => {
    const lines = [line(0), line(1, { closed: 1 })]
    expect(positions(happening({ kind: 'closure.published', detail: {}, notice, lines }))).toEqual([1])
  })
})

describe('facts', () => {
  const told = (more: Partial<Happening>, audience: 'guest' | 'host' = 'guest') => toTell(happening(more), audience)!

  test('in Chinese', () => {
    expect(
      factsOf(
        told({ kind: 'order.cancelled', order: { ...happening().order!, refundFen: 12_850 } }),
        WORDS['zh-CN'],
        null,
      ),
    ).toMatchObject({
      code: 'A3C4D6E7',
      day: '5月1日 周五',
      parts: '第0项×1、第1项×1',
      refund: '退回 128.5 元',
    })
  })

  test('in English, with the Chinese where nobody wrote any', () => {
    const english = new Map([['u0', { product: 'A walk', unit: null, host: null, place: null }]])
    const facts = factsOf(
      told({ kind: 'closure.published', detail: {}, notice, lines: [line(0, { closed: 1 }), line(1, { closed: 1 })] }),
      WORDS.en,
      english,
    )
    expect(facts).toMatchObject({
      day: '1 May, Fri',
      parts: 'A walk ×1, 第1项 ×1',
      notice: 'The forest line is closed',
    })
    expect(facts.refund).toBe('Nothing comes back')
  })

  test('adults and children of one walk are one part', () => {
    const lines = [line(0, { title: '慢走', quantity: 2 }), line(1, { title: '慢走', quantity: 1 })]
    expect(factsOf(told({ lines }), WORDS['zh-CN'], null).parts).toBe('慢走×3')
  })

  test('the day is the first one that begins, and goods have none', () => {
    const lines = [line(0, { startsAt: instantOf('2026-05-03') }), line(1, { startsAt: instantOf('2026-05-02') })]
    expect(factsOf(told({ lines }), WORDS['zh-CN'], null).day).toBe('5月2日 周六')
    expect(factsOf(told({ lines: [line(0, { startsAt: null })] }), WORDS['zh-CN'], null).day).toBe('不限日期')
  })

  test('what came back for a part is what its record says, not what came back in all', () => {
    const part = told({
      kind: 'order.part_cancelled',
      detail: { fees: { '0': 5 }, refundFen: 700 },
      order: { ...happening().order!, refundFen: 9 },
    })
    expect(factsOf(part, WORDS['zh-CN'], null).refund).toBe('退回 7 元')
  })

  test('a host hears how many orders a closure hits, not how many lines', () => {
    const lines = [line(0, { closed: 1 }), line(1, { closed: 1 }), line(0, { orderId: 'p', closed: 1 })]
    expect(
      factsOf(told({ kind: 'closure.published', detail: {}, notice, order: null, lines }, 'host'), WORDS['zh-CN'], null)
        .orders,
    ).toBe('2')
  })
})

describe('what concerns no order', () => {
  test('is told with the listing or the certificate, the reason, and until when', () => {
    const about = (more: Partial<Happening>) =>
      factsOf(toTell(happening({ order: null, lines: [], ...more }), 'host')!, WORDS['zh-CN'], null)
    expect(about({ kind: 'listing.returned', detail: { reason: '请补照片' }, listing: '桂兰大床' })).toMatchObject({
      listing: '桂兰大床',
      reason: '请补照片',
    })
    expect(about({ kind: 'certificate.lapsing', detail: { kind: 'food', expiresOn: '2026-05-01' } })).toMatchObject({
      certificate: WORDS['zh-CN'].host.kinds.food,
      day: '5月1日 周五',
    })
  })
})

test('recipients are read as they are written, and what a newer release might write is nobody', () => {
  const nobody = { orderId: null, hostId: null, accountId: null }
  expect(recipientOf('guest:o')).toEqual({ ...nobody, channel: 'inbox', audience: 'guest', orderId: 'o' })
  expect(recipientOf('sms:guest:o')).toEqual({ ...nobody, channel: 'sms', audience: 'guest', orderId: 'o' })
  expect(recipientOf('host:h')).toEqual({ ...nobody, channel: 'inbox', audience: 'host', hostId: 'h' })
  expect(recipientOf('sms:host:h:a')).toEqual({
    ...nobody,
    channel: 'sms',
    audience: 'host',
    hostId: 'h',
    accountId: 'a',
  })
  for (const other of ['', 'guest:', 'staff:x', 'sms:host:h', 'host:h:a', 'sms:guest:o:a', 'guest:o:'])
    expect(recipientOf(other), other).toBeNull()
})

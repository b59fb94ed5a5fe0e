import { describe, expect, test } from 'vitest'
import { daysOfForm, knownTo, settingsOfDays, settingsOfSlot } from '../../src/calendar/calendar.forms.ts'
import type { HostListing, HostSlot } from '../../src/calendar/calendar.sql.ts'
import { mondayOf, standingOf, stockRows, weeksFrom } from '../../src/calendar/weeks.rules.ts'
import { addDays, instantOf } from '../../src/days.ts'
import type { Problem } from '../../src/problem.ts'

/** A Wednesday. */
const TODAY = '2026-04-15'
const NOW = instantOf(TODAY, '10:00')

const slot = (more: Partial<HostSlot> = {}): HostSlot => ({
  id: 's',
  productId: 'inn',
  day: TODAY,
  startsAt: instantOf(TODAY, '14:00'),
  endsAt: null,
  saleEndsAt: instantOf(more.day ?? TODAY, '20:00'),
  tier: 'weekday',
  state: 'open',
  capacity: 3,
  taken: 0,
  ownPrices: null,
  notices: [],
  ...more,
})
const unit = (id: string, yuan: number) => ({
  id,
  name: id,
  nameEn: null,
  weekdayFen: yuan * 100,
  weekendFen: yuan * 100 + 1,
  holidayFen: yuan * 100 + 2,
})
const listing = (slots: HostSlot[], units = [unit('bed', 45), unit('room', 360)]): HostListing => ({
  id: 'inn',
  kind: 'stay',
  name: 'inn',
  nameEn: null,
  isPublished: true,
  units,
  slots,
})

describe('weeks', () => {
  test('begin on Mondays, have seven days each, and tell which are over', () => {
    expect(['2026-04-13', TODAY, '2026-04-19', '2026-04-20'].map(mondayOf)).toEqual([
      '2026-04-13',
      '2026-04-13',
      '2026-04-13',
      '2026-04-20',
    ])
    const weeks = weeksFrom([], '2026-04-13', 2, NOW)
    expect(weeks.map(({ monday, days }) => [monday, days.length])).toEqual([
      ['2026-04-13', 7],
      ['2026-04-20', 7],
    ])
    expect(weeks[0]?.days.map(({ isPast }) => isPast)).toEqual([true, true, false, false, false, false, false])
  })

  test('hold every slot under its day, with what it costs at least; stock stands apart', () => {
    const all = [
      listing([
        slot({ id: 'today', ownPrices: { room: 4000 } }),
        slot({ id: 'later', day: addDays(TODAY, 1), tier: 'holiday' }),
        slot({ id: 'lot', day: null }),
      ]),
      listing([slot({ id: 'other' })], [unit('one', 10)]),
      listing([slot({ id: 'bare' })], []),
    ]
    const [week] = weeksFrom(all, mondayOf(TODAY), 1, NOW)
    const shown = week?.days.slice(2, 4).map(({ rows }) => rows.map(({ slot, price }) => [slot.id, price]))
    expect(shown).toEqual([
      [
        ['today', { fromFen: 4000, isFrom: true }],
        ['other', { fromFen: 1000, isFrom: false }],
        ['bare', null],
      ],
      [['later', { fromFen: 4502, isFrom: true }]],
    ])
    expect(stockRows(all, NOW).map((row) => row.slot.id)).toEqual(['lot'])
  })

  test('say of a slot first what its host cannot change', () => {
    const notices = [{ id: 'n', title: '', titleEn: null }]
    expect([
      standingOf(slot({ saleEndsAt: NOW, notices, state: 'closed' }), NOW),
      standingOf(slot({ notices, state: 'closed' }), NOW),
      standingOf(slot({ state: 'closed', taken: 3 }), NOW),
      standingOf(slot({ taken: 3 }), NOW),
      standingOf(slot({ taken: 2 }), NOW),
    ]).toEqual(['over', 'notice', 'closed', 'full', 'open'])
  })
})

/** The field that is refused and why. */
function refusal(act: () => unknown): string[] {
  try {
    act()
  } catch (error) {
    const [fault] = (error as Problem).extra.errors ?? []
    return [fault?.path ?? '', fault?.code ?? '']
  }
  throw new Error('was not refused')
}

describe('a form about one day', () => {
  const read = (fields: Record<string, string>) =>
    settingsOfSlot(fields, { listing: listing([]), slot: slot({ tier: 'weekend' }) })

  test.each(['-1', '0.001', '1,5', '三', '', ' ', '1e2', '٣'])('refuses “%s” places', (capacity) => {
    const typed = capacity === '1,5' ? '1.5' : capacity
    expect(refusal(() => read({ capacity: typed }))).toEqual(['capacity', 'places_not_whole'])
  })

  test('takes places as people type them, and not ten thousand', () => {
    expect(['0', ' 12 ', '１２'].map((capacity) => read({ capacity }).capacity)).toEqual([0, 12, 12])
    expect(refusal(() => read({ capacity: '10000' }))).toEqual(['capacity', 'places_too_many'])
  })

  test.each([
    ['-1', 'price_malformed'],
    ['0.001', 'price_malformed'],
    ['一百', 'price_malformed'],
    ['1,000,000', 'price_too_high'],
    ['1000000', 'price_too_high'],
    ['50000.01', 'price_too_high'],
  ])('refuses a price of %s', (price, code) => {
    expect(refusal(() => read({ set: 'prices', 'price.bed': price }))).toEqual(['price.bed', code])
  })

  test('takes a price as people type it; none, or the usual one, is the usual one', () => {
    const prices = (bed: string) => read({ set: 'prices', 'price.bed': bed, 'price.room': '360.02' }).prices
    expect(prices('１２８．５元')).toEqual({ bed: 12850, room: 36002 })
    expect(prices('¥ 1,280')).toEqual({ bed: 128000, room: 36002 })
    expect(prices('')).toEqual({ bed: null, room: 36002 })
    expect(prices('45.01')).toEqual({ bed: null, room: 36002 })
    expect(prices('0.29')).toEqual({ bed: 29, room: 36002 })
    expect(prices('50000')).toEqual({ bed: 5_000_000, room: 36002 })
  })

  test('that sets nothing is refused', () => {
    expect(refusal(() => read({}))).toEqual(['capacity', 'nothing_set'])
  })
})

describe('a form about many days', () => {
  const units = [{ id: 'bed' }, { id: 'room' }]
  const days = { from: TODAY, to: addDays(TODAY, 6), w1: '1', w0: '1' }

  test('says which days are meant, both ends included', () => {
    expect(daysOfForm({ ...days, time: '12:00' }, NOW)).toEqual({
      from: TODAY,
      to: addDays(TODAY, 6),
      weekdays: [0, 1],
      time: '12:00',
    })
    expect(daysOfForm({ ...days, time: '' }, NOW).time).toBe(null)
  })

  test.each([
    [{ from: '2026-02-30' }, ['from', 'not_a_day']],
    [{ to: '' }, ['to', 'not_a_day']],
    [{ to: addDays(TODAY, -1) }, ['to', 'range_backwards']],
    [{ to: addDays(TODAY, 184) }, ['to', 'too_many_days']],
    [{ w0: '', w1: '' }, ['weekdays', 'weekdays_missing']],
    [{ from: addDays(TODAY, -1) }, ['from', 'day_past']],
  ])('refuses %j', (more, refused) => {
    expect(refusal(() => daysOfForm({ ...days, ...more }, NOW))).toEqual(refused)
  })

  test('sets what its button says, and with Enter what was typed', () => {
    expect(settingsOfDays({ set: 'closed', capacity: '3' }, units)).toEqual({ state: 'closed' })
    expect(settingsOfDays({ set: '', capacity: '3' }, units)).toEqual({ capacity: 3 })
    expect(settingsOfDays({ set: '', 'price.room': '5' }, units)).toEqual({ prices: { room: 500 } })
    expect(settingsOfDays({ set: 'usual', 'price.room': '5' }, units)).toEqual({ prices: { bed: null, room: null } })
  })

  test('that sets nothing is refused where one looks', () => {
    expect(refusal(() => settingsOfDays({ set: '' }, units))).toEqual(['capacity', 'nothing_set'])
    expect(refusal(() => settingsOfDays({ set: 'prices', 'price.bed': ' ' }, units))).toEqual([
      'price.bed',
      'nothing_set',
    ])
    expect(refusal(() => settingsOfDays({ set: 'capacity' }, units))).toEqual(['capacity', 'places_not_whole'])
  })
})

test('a page that does not say what it showed is taken to have shown everything', () => {
  expect(knownTo({ seen: '12', told: 'x' })).toEqual({ seen: 12, told: 'x' })
  for (const seen of ['', '-1', 'x', '1.5']) expect(knownTo({ seen }).seen).toBe(Number.MAX_SAFE_INTEGER)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/days.ts'
import { readCalendar } from '../../src/feeds/reading.rules.ts'
import { icsEvent, icsOf, icsStay } from '../support/ics.ts'

const NOW = instantOf('2026-04-13', '10:00')

const read = (...parts: string[]) => readCalendar(icsOf(...parts), NOW)
const busyIn = (...parts: string[]) => {
  const reading = read(...parts)
  if (reading.kind === 'failed') throw new Error(reading.fault)
  return reading.busy
}
const nightsIn = (...parts: string[]) => busyIn(...parts).map(({ fromDay, toDay }) => [fromDay, toDay])
const instantsIn = (...parts: string[]) =>
  busyIn(...parts).map(({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => new Date(at).toISOString()))
const unreadableIn = (...parts: string[]) => {
  const reading = read(...parts)
  return reading.kind === 'read' ? reading.unreadable : reading.fault
}

describe('nights', () => {
  test('of whole days run up to the day of departure', () => {
    expect(busyIn(icsStay('a', '2026-05-01', '2026-05-03'))).toEqual([
      {
        uid: 'a',
        startsAt: instantOf('2026-05-01'),
        endsAt: instantOf('2026-05-03'),
        fromDay: '2026-05-01',
        toDay: '2026-05-03',
        booked: true,
      },
    ])
  })

  test('of a day that has no end, or ends as it begins, are one', () => {
    expect(
      nightsIn(
        icsEvent('a', 'DTSTART;VALUE=DATE:20260501'),
        icsStay('b', '2026-05-02', '2026-05-02'),
        icsEvent('c', 'DTSTART:20260503'),
        icsEvent('d', 'DTSTART;VALUE=DATE:20260504', 'DURATION:P2D'),
      ),
    ).toEqual([
      ['2026-05-01', '2026-05-02'],
      ['2026-05-02', '2026-05-03'],
      ['2026-05-03', '2026-05-04'],
      ['2026-05-04', '2026-05-06'],
    ])
  })

  test.each([
    ['arrival and departure by the hour', 'DTSTART:20260501T150000', 'DTEND:20260503T110000'],
    ['late departure', 'DTSTART:20260501T150000', 'DTEND:20260503T180000'],
    ['local midnights', 'DTSTART:20260501T000000', 'DTEND:20260503T000000'],
    ['midnights of Greenwich', 'DTSTART:20260501T000000Z', 'DTEND:20260503T000000Z'],
    ['a length', 'DTSTART:20260501T150000', 'DURATION:P1DT20H'],
  ])('of %s are those whose midnight is covered', (_, ...lines) => {
    expect(nightsIn(icsEvent('a', ...lines))).toEqual([['2026-05-01', '2026-05-03']])
  })

  test('of something within a day are that day’s', () => {
    expect(nightsIn(icsEvent('a', 'DTSTART:20260501T090000', 'DTEND:20260501T120000'))).toEqual([
      ['2026-05-01', '2026-05-02'],
    ])
  })
})

describe('hours', () => {
  test('that name no zone are the township’s', () => {
    expect(instantsIn(icsEvent('a', 'DTSTART:20260501T090000', 'DTEND:20260501T120000'))).toEqual([
      ['2026-05-01T01:00:00.000Z', '2026-05-01T04:00:00.000Z'],
    ])
  })

  test('of a zone with a name are read by that zone, also where the calendar defines it otherwise, or not at all', () => {
    const lying = [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0900',
      'TZOFFSETTO:+0900',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    const event = icsEvent(
      'a',
      'DTSTART;TZID=Europe/Berlin:20260501T090000',
      'DTEND;TZID=Europe/Berlin:20260501T100000',
    )
    const expected = [['2026-05-01T07:00:00.000Z', '2026-05-01T08:00:00.000Z']]
    expect(instantsIn(event)).toEqual(expected)
    expect(instantsIn(lying, event)).toEqual(expected)
  })

  test('of a zone that only the calendar knows are read as it defines it', () => {
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Pavilion Time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0900',
      'TZOFFSETTO:+0900',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    const event = icsEvent('a', 'DTSTART;TZID=Pavilion Time:20260501T090000', 'DURATION:PT1H')
    expect(instantsIn(own, event)).toEqual([['2026-05-01T00:00:00.000Z', '2026-05-01T01:00:00.000Z']])
  })

  test('of a zone that nobody knows are the township’s', () => {
    const event = icsEvent('a', 'DTSTART;TZID=China Standard Time:20260501T090000', 'DURATION:PT1H')
    expect(instantsIn(event)).toEqual([['2026-05-01T01:00:00.000Z', '2026-05-01T02:00:00.000Z']])
  })

  test('are the same instants whatever zone they were written in, the hours of a change of clocks included', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Shanghai',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    )
    const minutes = fc.integer({ min: 0, max: 390 * 24 * 60 })
    fc.assert(
      fc.property(zone, minutes, (name, after) => {
        const at = NOW + after * 60_000
        const said = wallClock(at, name)
        const [reading] = busyIn(icsEvent('a', `DTSTART;TZID=${name}:${said}`, 'DURATION:PT1H'))
        // An hour that a clock shows twice is read as its first.
        const shownFirst = wallClock(at - 3_600_000, name) === said || wallClock(at - 1_800_000, name) === said
        if (!shownFirst) expect(new Date(reading?.startsAt ?? 0).toISOString()).toBe(new Date(at).toISOString())
        expect(wallClock(reading?.startsAt ?? 0, name)).toBe(said)
      }),
      { numRuns: 500 },
    )
  })
})

/** What a clock shows there, as iCalendar writes it. */
function wallClock(instant: number, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  return shown.replaceAll(/[-:]/g, '').replace(' ', 'T')
}

describe('what is repeated', () => {
  test('is written out once for each time, without what was left out, and with what was added', () => {
    expect(
      nightsIn(
        icsEvent(
          'a',
          'DTSTART;VALUE=DATE:20260420',
          'RRULE:FREQ=WEEKLY;COUNT=4',
          'EXDATE;VALUE=DATE:20260504',
          'RDATE;VALUE=DATE:20260601',
        ),
      ).map(([from]) => from),
    ).toEqual(['2026-04-20', '2026-04-27', '2026-05-11', '2026-06-01'])
  })

  test('stands where it was moved to, and not where it was', () => {
    const series = icsEvent('a', 'DTSTART:20260420T090000', 'DTEND:20260420T100000', 'RRULE:FREQ=DAILY;COUNT=3')
    const moved = icsEvent('a', 'RECURRENCE-ID:20260421T090000', 'DTSTART:20260425T090000', 'DTEND:20260425T100000')
    const gone = icsEvent('a', 'RECURRENCE-ID:20260422T090000', 'DTSTART:20260422T090000', 'STATUS:CANCELLED')
    expect(instantsIn(series, moved, gone).sort()).toEqual([
      ['2026-04-20T01:00:00.000Z', '2026-04-20T02:00:00.000Z'],
      ['2026-04-25T01:00:00.000Z', '2026-04-25T02:00:00.000Z'],
    ])
  })

  test('goes on when it began long ago, up to 400 days ahead', () => {
    const days = nightsIn(icsEvent('a', 'DTSTART;VALUE=DATE:20150101', 'RRULE:FREQ=WEEKLY;BYDAY=MO'))
    expect(days[0]).toEqual(['2026-04-13', '2026-04-14'])
    expect(days).toHaveLength(58)
  })

  test('ends on its last day in the township’s zone, given in Greenwich’s', () => {
    const daily = icsEvent('a', 'DTSTART:20260501T070000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260502T230000Z')
    expect(instantsIn(daily).map(([from]) => from)).toEqual([
      '2026-04-30T23:00:00.000Z',
      '2026-05-01T23:00:00.000Z',
      '2026-05-02T23:00:00.000Z',
    ])
  })

  test.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15;BYDAY=1MO',
    'FREQ=WEEKLY;BYHOUR=25',
    'FREQ=DAILY;COUNT=99999999',
    'FREQ=NEVER',
  ])('by a rule that might never end is named, and the rest is read: %s', (rule) => {
    const endless = icsEvent('endless', 'DTSTART:19700105T090000', 'DURATION:PT1H', `RRULE:${rule}`)
    const reading = readCalendar(icsOf(endless, icsStay('b', '2026-05-01', '2026-05-02')), NOW)
    if (reading.kind === 'failed') return expect(reading.fault).toBe('malformed')
    expect(reading.unreadable).toEqual(['endless'])
    expect(reading.busy.map(({ uid }) => uid)).toEqual(['b'])
  })

  test('whatever the rule, comes to an end', () => {
    const list = <Item>(item: fc.Arbitrary<Item>) =>
      fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(','))
    const day = fc
      .tuple(fc.constantFrom('', '', '1', '-1', '5', '-5', '6'), fc.constantFrom('MO', 'WE', 'SU'))
      .map(([place, name]) => place + name)
    const part = fc.oneof(
      list(day).map((days) => `BYDAY=${days}`),
      list(fc.integer({ min: -32, max: 32 })).map((days) => `BYMONTHDAY=${days}`),
      list(fc.integer({ min: 0, max: 13 })).map((months) => `BYMONTH=${months}`),
      list(fc.integer({ min: -5, max: 5 })).map((positions) => `BYSETPOS=${positions}`),
      fc.integer({ min: 0, max: 40 }).map((interval) => `INTERVAL=${interval}`),
      fc.integer({ min: 0, max: 99 }).map((count) => `COUNT=${count}`),
      fc.constantFrom('BYHOUR=9', 'BYWEEKNO=53', 'BYYEARDAY=366', 'WKST=SU', 'UNTIL=20260601', 'X=1'),
    )
    const rule = fc
      .tuple(fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY'), fc.uniqueArray(part, { maxLength: 3 }))
      .map(([freq, parts]) => [`FREQ=${freq}`, ...parts].join(';'))
    fc.assert(
      fc.property(rule, fc.constantFrom('20240229', '20260131', '19991231'), (written, start) => {
        const began = performance.now()
        read(icsEvent('a', `DTSTART;VALUE=DATE:${start}`, `RRULE:${written}`))
        expect(performance.now() - began).toBeLessThan(3000)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what counts', () => {
  test('is neither cancelled nor transparent nor over', () => {
    expect(
      busyIn(
        icsEvent('cancelled', 'DTSTART;VALUE=DATE:20260501', 'STATUS:CANCELLED'),
        icsEvent('free', 'DTSTART;VALUE=DATE:20260501', 'TRANSP:TRANSPARENT'),
        icsStay('over', '2026-04-01', '2026-04-03'),
        icsStay('far', '2028-04-01', '2028-04-03'),
        icsEvent('tentative', 'DTSTART;VALUE=DATE:20260501', 'STATUS:TENTATIVE'),
      ).map(({ uid }) => uid),
    ).toEqual(['tentative'])
  })

  test('is booked, unless the platform says that it is only closed', () => {
    const said = (summary: string) => busyIn(icsStay('a', '2026-05-01', '2026-05-02', summary))[0]?.booked
    expect(said('Reserved')).toBe(true)
    expect(said('CLOSED - Not available')).toBe(true)
    expect(said('已预订')).toBe(true)
    expect(said('Airbnb (Not available)')).toBe(false)
    expect(said('Blocked')).toBe(false)
  })

  test('is the newest version of an event, and each of several that share a name', () => {
    const version = (sequence: number, day: string) =>
      icsEvent('a', `SEQUENCE:${sequence}`, `DTSTART;VALUE=DATE:${day}`)
    expect(nightsIn(version(1, '20260501'), version(2, '20260508'))).toEqual([['2026-05-08', '2026-05-09']])
    expect(nightsIn(version(1, '20260501'), version(1, '20260508'))).toHaveLength(2)
  })

  test('has a name, even when the platform gives none', () => {
    const unnamed = (day: string) => icsEvent('', `DTSTART;VALUE=DATE:${day}`)
    const names = busyIn(unnamed('20260501'), unnamed('20260502')).map(({ uid }) => uid)
    expect(new Set(names).size).toBe(2)
  })
})

describe('a file is refused', () => {
  const whole = icsOf(icsStay('a', '2026-05-01', '2026-05-03'), icsStay('b', '2026-05-05', '2026-05-06'))

  test.each([
    ['when it is a web page', '<!doctype html><html><body>Sign in</body></html>', 'not_calendar'],
    ['when it is empty', '', 'not_calendar'],
    ['when it is something else', '{"error":"BEGIN:VCALENDAR"}', 'not_calendar'],
    ['when an event is not closed', whole.replace('END:VEVENT\r\n', ''), 'malformed'],
    ['when it has lines that are none', whole.replace('UID:b', 'UID'), 'malformed'],
  ])('%s', (_, text, fault) => expect(readCalendar(text, NOW)).toEqual({ kind: 'failed', fault }))

  test('wherever it was cut off', () => {
    for (let length = 20; length < whole.trimEnd().length; length++)
      expect(readCalendar(whole.slice(0, length), NOW).kind, String(length)).toBe('failed')
  })

  test('when it holds more than any listing has', () => {
    const many = Array.from({ length: 3001 }, (_, index) => icsStay(`u${index}`, '2026-05-01', '2026-05-02'))
    expect(read(...many)).toEqual({ kind: 'failed', fault: 'too_many' })
  })

  test('but not for how its lines end, nor for a mark before it', () => {
    expect(readCalendar(`\uFEFF\n${whole.replaceAll('\r\n', '\n')}\n\n`, NOW).kind).toBe('read')
  })
})

describe('an event that nobody can read', () => {
  test('is named', () => {
    expect(unreadableIn(icsEvent('a', 'SUMMARY:no time'))).toEqual(['a'])
    expect(unreadableIn(icsEvent('a', 'DTSTART:soon'))).toEqual(['a'])
  })
})

test('whatever a file says, reading it comes to an end and throws nothing', () => {
  const line = fc.oneof(
    fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE', 'BEGIN:STANDARD', 'END:STANDARD'),
    fc.constantFrom(
      'TZID:X',
      'TZOFFSETTO:+0100',
      'TZOFFSETFROM:bad',
      'DTSTART;TZID=X:20260501T100000',
      'DTEND:20260502',
    ),
    fc.constantFrom('RRULE:FREQ=DAILY', 'EXDATE:20260501', 'RDATE;VALUE=PERIOD:20260501T100000Z/PT1H', 'DURATION:-P1D'),
    fc.constantFrom('RECURRENCE-ID:20260501T100000', 'DTSTART:99991231T235959', 'DTSTART;VALUE=DATE:00000000', 'UID:a'),
    fc.string({ maxLength: 30 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      readCalendar(icsOf(...lines), NOW)
    }),
    { numRuns: 2000 },
  )
})

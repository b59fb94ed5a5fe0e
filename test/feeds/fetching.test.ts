import { expect, inject, test } from 'vitest'
import { calendarAsker } from '../../src/feeds/fetching.ts'
import { icsOf, icsStay } from '../support/ics.ts'
import { askedFor, otherCalendar } from '../support/other-calendar.ts'

const { origin, inner } = inject('platforms')
const ask = calendarAsker({ testOrigin: origin, timeoutMs: 1500 })
const fine = icsOf(icsStay('a', '2026-05-01', '2026-05-03'))
const failed = (fault: string) => ({ kind: 'failed', fault })

test('a calendar comes as it is, packed or not', async () => {
  for (const gzip of [false, true]) {
    const { address } = await otherCalendar({ body: fine, gzip })
    expect(await ask(address)).toMatchObject({ kind: 'text', text: fine })
  }
})

test('what has not changed is not sent again', async () => {
  const calendar = await otherCalendar(fine)
  const first = await ask(calendar.address)
  if (first.kind !== 'text') throw new Error(first.kind)
  expect(await ask(calendar.address, first.validators)).toEqual({ kind: 'unchanged' })
  await calendar.says(icsOf())
  expect(await ask(calendar.address, first.validators)).toMatchObject({ kind: 'text', text: icsOf() })
})

test.each([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'gone'],
  [410, 'gone'],
  [429, 'server'],
  [500, 'server'],
  [503, 'server'],
  [204, 'server'],
  // Nobody asked whether anything had changed.
  [304, 'server'],
])('%i is no calendar', async (status, fault) => {
  const { address } = await otherCalendar({ status })
  expect(await ask(address)).toEqual(failed(fault))
})

test('what does not answer is not waited for, nor what stops in the middle', async () => {
  const silent = await otherCalendar({ body: fine, after: 4000 })
  const stalled = await otherCalendar({ body: fine, only: 40, lastly: 'silence' })
  const [first, second] = await Promise.all([ask(silent.address), ask(stalled.address)])
  expect(first).toEqual(failed('timed_out'))
  expect(second).toEqual(failed('timed_out'))
})

test('half a file from a connection that breaks is none', async () => {
  const { address } = await otherCalendar({
    body: fine,
    only: 40,
    lastly: 'hang up',
    headers: { 'content-length': '400' },
  })
  expect(await ask(address)).toEqual(failed('unreachable'))
})

test('nobody there is said so', async () => {
  const nobody = 'http://127.0.0.1:9'
  expect(await calendarAsker({ testOrigin: nobody })(`${nobody}/a.ics`)).toEqual(failed('unreachable'))
})

test('more than a megabyte is not read, nor unpacked', async () => {
  const patient = calendarAsker({ testOrigin: origin })
  const holding = (kilobytes: number) => otherCalendar({ body: icsOf(`X-A:${'a'.repeat(kilobytes * 1024)}`) })
  expect((await patient((await holding(900)).address)).kind).toBe('text')
  expect(await patient((await holding(1100)).address)).toEqual(failed('too_large'))
  const bomb = await otherCalendar({ megabytes: 100 })
  expect(await patient(bomb.address)).toEqual(failed('too_large'))
})

test('up to three redirects are followed', async () => {
  const { address } = await otherCalendar(fine)
  let last = address
  for (let count = 1; count <= 4; count++) {
    const page = await otherCalendar({ status: [301, 302, 307, 308][count - 1] ?? 302, headers: { location: last } })
    last = page.address
    expect((await ask(last)).kind, `${count} redirects`).toBe(count <= 3 ? 'text' : 'failed')
  }
  expect(await ask(last)).toEqual(failed('redirects'))
})

test('a redirect may be relative, and one that goes round ends', async () => {
  const { address } = await otherCalendar(fine)
  const relative = await otherCalendar({ status: 302, headers: { location: new URL(address).pathname } })
  expect((await ask(relative.address)).kind).toBe('text')
  const round = await otherCalendar()
  await round.says({ status: 302, headers: { location: round.address } })
  expect(await ask(round.address)).toEqual(failed('redirects'))
  expect(await round.asked()).toHaveLength(4)
})

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'https://169.254.169.254/latest/meta-data/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://localhost/',
  'http://a.example/b.ics',
  'https://a.example:8443/b.ics',
  'https://me:secret@a.example/b.ics',
  'file:///etc/passwd',
  '//10.0.0.1/a.ics',
  'data:text/calendar,BEGIN:VCALENDAR',
  '',
])('no redirect leads to %s', async (location) => {
  const { address } = await otherCalendar({ status: 302, headers: { location } })
  const answer = await ask(address)
  // A redirect to nowhere leads back to where it came from.
  expect(answer).toEqual(failed(location === '' ? 'redirects' : 'address'))
})

test('no redirect reaches another machine of one’s own, in one step or in two', async () => {
  const direct = await otherCalendar({ status: 302, headers: { location: `${inner}/a.ics` } })
  const second = await otherCalendar({ status: 302, headers: { location: direct.address } })
  expect(await ask(direct.address)).toEqual(failed('address'))
  expect(await ask(second.address)).toEqual(failed('address'))
  expect(await ask(`${inner}/a.ics`)).toEqual(failed('address'))
  expect(await askedFor('inner')).toEqual([])
})

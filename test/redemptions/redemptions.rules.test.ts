import { describe, expect, test } from 'vitest'
import { hashOfCode, importCodeKey } from '../../src/redemptions/kept-codes.rules.ts'
import { actOfForm, type CodeMatch, meaningOf, readCode } from '../../src/redemptions/redemptions.rules.ts'

const TODAY = '2026-04-13'

describe('a code as it is read out', () => {
  test.each(['ABC', 'ABCDE', 'ABCD34679', '', '好好好好', 'AB-', 'AB/D'])('%s is none', (typed) => {
    expect(readCode(typed)).toBeNull()
  })

  test.each([
    [' a3 c4 ', 'A3C4', false],
    ['ＡＢ-34', 'AB34', false],
    ['abcd 3467', 'ABCD3467', true],
    ['ABCD·3467', 'ABCD3467', true],
  ])('%s is %s', (typed, text, isWhole) => {
    expect(readCode(typed)).toEqual({ text, isWhole })
  })
})

describe('what it means to a host today', () => {
  const match = (more: Partial<CodeMatch> = {}, line: Partial<CodeMatch['lines'][number]> = {}): CodeMatch => ({
    orderId: 'a',
    status: 'confirmed',
    name: '林小川',
    isHers: true,
    lines: [{ title: '大床', quantity: 1, days: [TODAY], left: 1, status: 'confirmed', ...line }],
    ...more,
  })

  test('nothing, where no order has it', () => expect(meaningOf([], TODAY)).toEqual({ kind: 'unknown' }))

  test('another host’s guest, where nothing in it is hers', () => {
    expect(meaningOf([match({ isHers: false, lines: [] })], TODAY)).toEqual({ kind: 'other_host' })
  })

  test('an order that was never confirmed is told with its state', () => {
    expect(meaningOf([match({ status: 'held', lines: [] })], TODAY)).toEqual({ kind: 'unconfirmed', status: 'held' })
  })

  test('of two that end alike, the one that is expected today', () => {
    const later = match({ orderId: 'b' }, { days: ['2026-04-20'] })
    expect(meaningOf([later, match()], TODAY)).toEqual({ kind: 'found', orderId: 'a' })
    const here = match({ orderId: 'c' }, { left: 0 })
    expect(meaningOf([here, match()], TODAY)).toEqual({ kind: 'found', orderId: 'a' })
  })

  test('two of today are told apart by name', () => {
    expect(meaningOf([match(), match({ orderId: 'b', name: '孙阿姨' })], TODAY)).toMatchObject({
      kind: 'several',
      choices: [{ name: '林小川' }, { name: '孙阿姨' }],
    })
  })

  test('one of another day is found, so that its page can say so', () => {
    expect(meaningOf([match({}, { days: ['2026-04-20'] })], TODAY)).toEqual({ kind: 'found', orderId: 'a' })
  })

  test('goods are expected on any day', () => {
    const other = match({ orderId: 'b' }, { days: ['2026-04-20'] })
    expect(meaningOf([other, match({}, { days: [null] })], TODAY)).toEqual({ kind: 'found', orderId: 'a' })
  })
})

describe('a form of the arrival’s page', () => {
  const form = { act: 'x', day: TODAY, proof: 'code', left0: '2', left3: '1', line0: '1', line3: '0' }
  const act = (more: Record<string, string>) => actOfForm({ ...form, ...more }, { orderId: 'o', claimedAt: 7 })

  test('all: whatever was still to come', () => {
    expect(act({ do: 'all' })).toEqual({
      id: 'x',
      orderId: 'o',
      kind: 'arrived',
      lines: [
        { position: 0, quantity: 2 },
        { position: 3, quantity: 1 },
      ],
      proof: 'code',
      day: TODAY,
      claimedAt: 7,
    })
  })

  test('some: what was typed, and nothing of what was not', () => {
    expect(act({ do: 'some' }).lines).toEqual([{ position: 0, quantity: 1 }])
    expect(act({ do: 'some', line0: '' }).lines).toEqual([])
  })

  test('nobody came', () => expect(act({ do: 'no_show' })).toMatchObject({ kind: 'no_show', lines: [{}, {}] }))

  test('without a code they were known by name', () => expect(act({ proof: 'whatever' }).proof).toBe('name'))
})

describe('a kept code', () => {
  test('is known again by its own device, and means nothing to another', async () => {
    const [one, other] = await Promise.all([importCodeKey('one'), importCodeKey('other')])
    expect(await hashOfCode(one, 'AB34')).toBe(await hashOfCode(await importCodeKey('one'), 'AB34'))
    expect(await hashOfCode(one, 'AB34')).not.toBe(await hashOfCode(other, 'AB34'))
    await expect(crypto.subtle.exportKey('raw', one)).rejects.toThrow()
  })
})

import { describe, expect, test } from 'vitest'
import { HidingForm, ReviewForm } from '../../src/reviews/reviews.schemas.ts'
import { coverNumbers, languageOf, plainLines } from '../../src/reviews/reviews.text.rules.ts'

describe('a telephone number in a review', () => {
  test.each([
    ['打 13912345678 找老周', '打 139******** 找老周'],
    ['139 1234 5678', '139 **** ****'],
    ['139-1234-5678', '139-****-****'],
    ['+86 139 1234 5678', '+86 1** **** ****'],
    ['8613912345678', '861**********'],
    ['１３９１２３４５６７８', '１３９********'],
    ['座机0710-5550101', '座机071*-*******'],
    ['(0710) 555-0101', '(071*) ***-****'],
    ['010 62345678', '010 ********'],
    ['400-123-4567', '400-***-****'],
    ['call +44 20 7946 0958', 'call +44 2* **** ****'],
    ['QQ 12345678', 'QQ 123*****'],
    ['13912345678、13812345678', '139********、138********'],
  ])('%s is covered but for three digits', (text, covered) => {
    expect(coverNumbers(text)).toBe(covered)
    expect(coverNumbers(covered)).toBe(covered)
  })

  test.each([
    '2026-04-13 去的，09:30 到',
    '2026年4月13日',
    '128/158/198 元三种价',
    '大人 38 元，小孩 19 元',
    '住了 3 晚 1280 元',
    '走了 12000 步，海拔 1480 米',
    '4.13 到 4.15',
    'room 101, bus 502',
  ])('and “%s” is none', (text) => {
    expect(coverNumbers(text)).toBe(text)
  })
})

test('line breaks are of one kind, and never more than one line is empty', () => {
  expect(plainLines('好\r\n\r\n \r\n\r\n再来\r走了')).toBe('好\n\n再来\n走了')
})

test('is read aloud in the language it is written in', () => {
  expect([languageOf('饭好吃'), languageOf('The 柴火饭 was great'), languageOf('Lovely.')]).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
  ])
})

describe('a form', () => {
  const faults = (form: object) => ReviewForm.safeParse(form).error?.issues.map(({ message }) => message)
  const sound = { stars: '4', text: '', version: '0' }

  test('may come without words, and with a thousand characters', () => {
    expect(ReviewForm.parse(sound)).toEqual({ stars: 4, text: '', version: 0 })
    expect(ReviewForm.parse({ ...sound, text: ` ${'好'.repeat(1000)}\n` }).text).toHaveLength(1000)
  })

  test.each([
    ['without stars', { stars: '' }, 'stars_missing'],
    ['with six stars', { stars: '6' }, 'stars_missing'],
    ['with half a star', { stars: '4.5' }, 'stars_missing'],
    ['with 1,001 characters', { text: '好'.repeat(1001) }, 'words_too_long'],
    ['with a control character', { text: '好\u0007' }, 'control_characters'],
    ['with half a surrogate', { text: '好\ud83d' }, 'control_characters'],
  ])('%s is told so', (_, change, code) => {
    expect(faults({ ...sound, ...change })).toEqual([code])
  })

  test('with a version that is none is taken for none that there is', () => {
    for (const version of ['', 'x', '-1', '1.5', '1e9'])
      expect(ReviewForm.parse({ ...sound, version }).version, version).not.toBe(1)
  })

  test('to hide one needs a reason of the list, and words of its own', () => {
    const faultsOf = (form: object) => HidingForm.safeParse(form).error?.issues.map(({ message }) => message)
    expect(faultsOf({ reason: 'unkind', words: '  ', version: '1' })).toEqual([
      'hiding_reason_missing',
      'words_missing',
    ])
    expect(faultsOf({ reason: 'abusive', words: '骂'.repeat(201), version: '1' })).toEqual(['words_too_long'])
  })
})

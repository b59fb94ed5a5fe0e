import { describe, expect, test } from 'vitest'
import { channelsOf, MESSAGE_KINDS } from '../../src/messages/messages.kinds.ts'
import { asParam, faultsOfText, fill, smsParts, titleAndBody } from '../../src/messages/messages.text.rules.ts'
import { defaultText } from '../../src/messages/texts.rules.ts'

describe('a text is not kept', () => {
  test.each([
    ['without any words', 'sms', ' \n ', [{ code: 'empty' }]],
    ['with a fact there is not', 'sms', '{code} {prize}', [{ code: 'unknown_fact', what: 'prize' }]],
    ['with another message’s fact', 'sms', '{code} {refund}', [{ code: 'unknown_fact', what: 'refund' }]],
    ['with a fact that lost its name', 'sms', '{code}{}', [{ code: 'unknown_fact', what: '' }]],
    ['with a brace that opens nothing', 'sms', '{code} day}', [{ code: 'loose_brace' }]],
    ['with a fact in two braces', 'sms', '{{code}}', [{ code: 'loose_brace' }]],
    ['without the code that opens the gate', 'sms', '{day} {parts}', [{ code: 'missing_fact', what: 'code' }]],
    ['in the inbox without a second line', 'inbox', '订好了 {code}', [{ code: 'body_missing' }]],
    ['with brackets that belong to the signature', 'sms', '【霁溪】{code}', [{ code: 'brackets' }]],
  ] as const)('%s', (_, channel, text, faults) => {
    expect(faultsOfText('guest_confirmed', channel, text)).toEqual(faults)
  })

  test('when a message filled to the brim would be longer than Aliyun takes', () => {
    const fits = `${'字'.repeat(500 - 22 - 35)}{code}`
    expect(faultsOfText('guest_confirmed', 'sms', fits)).toEqual([])
    expect(faultsOfText('guest_confirmed', 'sms', `${fits}字字`)).toEqual([{ code: 'too_long', what: '2' }])
  })

  test('and all its faults are told at once', () => {
    const codes = faultsOfText('guest_confirmed', 'sms', '【{prize}】}').map(({ code }) => code)
    expect(codes).toEqual(['unknown_fact', 'loose_brace', 'missing_fact', 'brackets'])
  })
})

describe('what stands until staff write otherwise', () => {
  const texts = MESSAGE_KINDS.flatMap((kind) =>
    channelsOf(kind).flatMap((channel) => (['zh-CN', 'en'] as const).map((lang) => [kind, channel, lang] as const)),
  )
  test.each(texts)('%s by %s in %s has no fault', (kind, channel, lang) => {
    expect(faultsOfText(kind, channel, defaultText({ kind, channel, lang }))).toEqual([])
  })
})

test('facts stand where the text names them, as often as it does, and what looks like a fact in them stays', () => {
  expect(fill('{code}，{parts}；{code}', { code: 'A3', parts: '$& {day}' })).toBe('A3，$& {day}；A3')
})

test('the first line is the title', () => {
  expect(titleAndBody('\n 订好了 \n第一行\n第二行\n')).toEqual({ title: '订好了', body: '第一行\n第二行' })
})

test('a fact that is too long for a template is cut between characters, and lies in one line', () => {
  expect(asParam('一行\n二行')).toBe('一行 二行')
  expect([...asParam('𠮷'.repeat(40))]).toHaveLength(35)
  expect(asParam('长'.repeat(35))).toBe('长'.repeat(35))
})

test('a message is paid for as one up to 70 characters, and then in parts of 67', () => {
  expect(smsParts('字'.repeat(48))).toBe(1)
  expect(smsParts('字'.repeat(49))).toBe(2)
  expect(smsParts(`${'字'.repeat(13)}{code}`)).toBe(1)
})

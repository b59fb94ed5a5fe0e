import * as z from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Cs}/u
const plain = (text: string) => !CONTROL.test(text)

/** Text on one line, without control characters. */
export const OneLine = z.string().refine((text) => plain(text) && !/[\r\n\t]/.test(text), 'control_characters')
/** Text that may have several lines. */
export const ManyLines = z.string().refine(plain, 'control_characters')

/** A mainland mobile number, or any other in international form; blanks, dots and dashes do not matter. */
export const Phone = z
  .string()
  .max(30, 'phone_malformed')
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .transform((text) => text.replace(/^(\+86|0086)(?=1\d{10}$)/, ''))
  .pipe(z.string().regex(/^(1[3-9]\d{9}|\+[1-9]\d{7,14})$/, 'phone_malformed'))
  .meta({
    type: 'string',
    description: 'A mainland mobile number, or one in international form (+…)',
    example: '13800000000',
  })

/** What someone is called. */
export const PersonName = OneLine.pipe(z.string().trim().min(1, 'name_missing').max(40, 'name_too_long'))

export const Contact = z.strictObject({
  name: PersonName,
  phone: Phone,
})

/** A digit, also as an input method for Chinese writes it, and what people put between digits. */
const D = '[0-9０-９]'
const GAP = '[\\s().·—–-]{0,2}'
const digits = (count: string) => `(?:${GAP}${D}){${count}}`

/** Mobile numbers, numbers with a country or an area code, service numbers, and any long row of digits. */
const NUMBERS = new RegExp(
  [
    `(?<!${D})(?:(?:[+＋]|00|００)?[8８][6６]${GAP})?[1１][3-9３-９]${digits('9')}(?!${D})`,
    `(?:[+＋]|(?<!${D})00)${D}${digits('7,14')}(?!${D})`,
    `(?<!${D})\\(?[0０]${D}{2,3}\\)?${GAP}${D}${digits('6,7')}(?!${D})`,
    `(?<!${D})[48４８][0０]{2}${digits('7')}(?!${D})`,
    `${D}{7,}`,
  ].join('|'),
  'g',
)
const DIGIT = new RegExp(D, 'g')
const SHOWN_DIGITS = 3

/** Covers what looks like a telephone number, all but its first three digits: `139********`. The length stays. */
export function coverNumbers(text: string): string {
  return text.replace(NUMBERS, (number) => {
    let count = 0
    return number.replace(DIGIT, (digit) => (++count > SHOWN_DIGITS ? '*' : digit))
  })
}

/** As a form sends it and people mean it: one kind of line break, no more than one empty line. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n\s*\n/g, '\n\n')
}

/** In which language someone has written, as far as it matters for reading it aloud. */
export function languageOf(text: string): 'zh-CN' | 'en' {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
}

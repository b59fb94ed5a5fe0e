/**
 * How wide a text will be, in the unit of its size: an estimate on the wide side, for nobody measures letters on a
 * server. Chinese letters and their punctuation fill a square; Latin ones are taken as those of a roomy sans serif.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += emsOf(letter)
  return ems * size
}

function emsOf(letter: string): number {
  if (
    /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}\p{Emoji_Presentation}]/u.test(
      letter,
    )
  )
    return 1
  if (/[ .,:;'’|!ijlftI()·-]/.test(letter)) return 0.36
  if (/[A-Z0-9]/.test(letter)) return 0.7
  return /[mwMW@%—]/.test(letter) ? 0.9 : 0.58
}

/** As few lines as fit, and those as even as they can be: a name never leaves one letter alone on the last. */
export function wrapText(text: string, size: number, maxWidth: number): string[] {
  const parts = partsOf(text)
  const fewest = filled(parts, size, maxWidth)
  // The narrowest measure that needs no more lines, by halving.
  let [tooNarrow, wide] = [textWidth(text, size) / fewest.length / 2, maxWidth]
  for (let step = 0; step < 10 && fewest.length > 1; step++) {
    const middle = (tooNarrow + wide) / 2
    if (filled(parts, size, middle).length > fewest.length) tooNarrow = middle
    else wide = middle
  }
  return fewest.length > 1 ? filled(parts, size, wide) : fewest
}

/** Between Chinese letters a line may break anywhere, in Latin only after a space. */
function partsOf(text: string): string[] {
  return text.match(/[\u2e80-\u9fff\u{20000}-\u{3ffff}]|[^\s\u2e80-\u9fff\u{20000}-\u{3ffff}]+\s*/gu) ?? [text]
}

/** Each line as full as it gets; a single word that is wider than a line has one to itself. */
function filled(parts: string[], size: number, width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''}${part}`
    if (lines.length > 0 && textWidth(longer.trimEnd(), size) <= width) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines.map((line) => line.trimEnd())
}

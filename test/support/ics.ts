/** One event as another platform writes it; lines of iCalendar, without BEGIN and END. */
export function icsEvent(uid: string, ...lines: string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260401T000000Z', ...lines, 'END:VEVENT'].join('\r\n')
}

/** A booking of whole days, the last one exclusive: `2026-05-01` to `2026-05-03` is two nights. */
export function icsStay(uid: string, from: string, to: string, summary = 'Reserved'): string {
  const day = (text: string) => text.replaceAll('-', '')
  return icsEvent(uid, `DTSTART;VALUE=DATE:${day(from)}`, `DTEND;VALUE=DATE:${day(to)}`, `SUMMARY:${summary}`)
}

/** A calendar of these parts. */
export function icsOf(...parts: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Another platform//Export 1.0//EN',
    ...parts,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

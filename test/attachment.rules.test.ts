import { expect, test } from 'vitest'
import { attachment } from '../src/attachment.ts'

test('a file is saved under its Chinese name, or a plain one where that cannot be read', () => {
  expect(attachment('line-a.gpx', '溪湾线.gpx')).toBe(
    `attachment; filename="line-a.gpx"; filename*=UTF-8''%E6%BA%AA%E6%B9%BE%E7%BA%BF.gpx`,
  )
})

test('a name leads into no other folder and out of no header', () => {
  const header = attachment('x.gpx', "../a\r\nset-cookie: x'(1)*\ud83d.gpx")
  const [, name = ''] = header.split("filename*=UTF-8''")
  expect(name).toMatch(/^[\w.%!#$&+^`|~-]*$/)
  expect(decodeURIComponent(name)).not.toMatch(/[/\\\r\n]/)
})

import { describe, expect, test } from 'vitest'
import { largestAttachment, readAttachment } from './read-attachment.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const nameOf = (name: string) => {
  const read = readAttachment({ name, content: bytes('a line\n') })
  return read.ok ? read.value.name : read.error
}

describe('a log that is attached', () => {
  test('is text, byte for byte', () => {
    const content = bytes('Nov 23 09:00:00 mx postfix: ärger\r\n\tat line 2\n')
    expect(readAttachment({ name: 'mail.log', content })).toEqual({ ok: true, value: { name: 'mail.log', content } })
  })

  test.each([
    ['empty', new Uint8Array(0), 'empty'],
    ['too large', new Uint8Array(largestAttachment + 1).fill(65), 'cut it'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), 'no text'],
    ['binary', bytes('PK\u0003\u0004'), 'no text'],
  ])('that is %s is refused with what would be right', (_what, content, says) => {
    const read = readAttachment({ name: 'mail.log', content })
    expect(!read.ok && read.error).toContain(says)
  })

  test('has a name that no header and no disk misreads', () => {
    expect(nameOf('C:\\logs\\mail 1.log')).toBe('mail_1.log')
    expect(nameOf('../../etc/passwd')).toBe('passwd')
    expect(nameOf('a"\r\nx: y.log')).toBe('a_x_y.log')
    expect(nameOf('...')).toBe('log.txt')
    expect(nameOf('日本.log')).toBe('log')
  })
})

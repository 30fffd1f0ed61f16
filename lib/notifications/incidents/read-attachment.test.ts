import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestAttachment, readAttachment } from './read-attachment.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const nameOf = (name: string) => {
  const read = readAttachment({ name, content: bytes('a line\n') })
  return read.ok ? read.value.name : read.error
}

/** Of the CHECK that the names of attachments must pass. */
function patternOfNames(): RegExp {
  const migration = new URL('../../../prisma/migrations/20261130171000_incidents/migration.sql', import.meta.url)
  const [, pattern = '$.'] = /incident_attachment_is_named" CHECK \("file_name" ~ '([^']+)'/.exec(
    readFileSync(migration, 'utf8'),
  ) ?? ['']
  return new RegExp(pattern)
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
    expect(nameOf('-mail.log')).toBe('mail.log')
    expect(nameOf(`a${'-'.repeat(60)}${'b'.repeat(60)}`)).toBe('b'.repeat(60))
  })

  test('has a name that its row takes, however it was named', () => {
    const taken = patternOfNames()
    expect(taken.test('-mail.log')).toBe(false)
    const sign = fc.constantFrom(...'-._/\\ aZ0é\u0000')
    const name = fc.oneof(fc.string(), fc.string({ unit: sign, maxLength: 250 }))
    fc.assert(fc.property(name, (given) => taken.test(nameOf(given))))
  })
})

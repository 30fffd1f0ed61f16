import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTo, nameOf } from '#tests/support/dns-server.ts'
import { encodeQuestion, readResponse } from './dns-message.ts'

const question = encodeQuestion('99.2.0.192.bl.example')
/** What rbldnsd 1.0pre sent back to the question above: its name stands again as a pointer. */
const captured = Buffer.from(
  '0000850000010001000000000239390132013003313932026' +
    '26c076578616d706c650000010001c00c0001000100000834' +
    '00047f000002',
  'hex',
)

test('a question is laid out as RFC 1035 has it', () => {
  expect(question.toString('hex')).toBe(
    '000001000001000000000000023939013201300331393202626c076578616d706c650000010001',
  )
  expect(nameOf(question)).toBe('99.2.0.192.bl.example')
})

test.each([`${'a'.repeat(64)}.example`, 'a..example', '', `${'a.'.repeat(127)}example`])(
  'a name that DNS cannot hold is a fault of ours: %j',
  (name) => {
    expect(() => encodeQuestion(name)).toThrow(RangeError)
  },
)

describe('readResponse', () => {
  test('an A record is read through its pointer', () => {
    expect(readResponse(captured, question)).toEqual({ state: 'answered', addresses: [0x7f000002] })
  })

  test('several records are several addresses; a CNAME on the way is none', () => {
    const alias = Buffer.from('c00c00050001000000640002c00c', 'hex')
    const answer = answerTo(question, { addresses: [0x7f000004, 0x7f00000a] })
    const withAlias = Buffer.concat([answer.subarray(0, question.length), alias, answer.subarray(question.length)])
    withAlias.writeUInt16BE(3, 6)
    expect(readResponse(withAlias, question)).toEqual({ state: 'answered', addresses: [0x7f000004, 0x7f00000a] })
  })

  test.each([
    [0, { state: 'answered', addresses: [] }],
    [3, { state: 'no-such-name' }],
    [2, { state: 'failed', reason: 'servfail' }],
    [5, { state: 'failed', reason: 'refused' }],
    [1, { state: 'failed', reason: 'error' }],
  ])('response code %i is told apart from the others', (rcode, expected) => {
    expect(readResponse(answerTo(question, { rcode }), question)).toEqual(expected)
  })

  test('nothing, from a server that neither knows nor asks others, is a referral and no answer', () => {
    expect(readResponse(answerTo(question, { flags: 0x8000 }), question)).toEqual({ state: 'failed', reason: 'lame' })
  })

  test('letters may come back in another case', () => {
    const shouted = answerTo(encodeQuestion('99.2.0.192.BL.eXample'), { addresses: [0x7f000002] })
    expect(readResponse(shouted, question)).toMatchObject({ state: 'answered' })
  })

  test.each([
    ['the answer to another question', answerTo(encodeQuestion('98.2.0.192.bl.example'), { addresses: [0x7f000002] })],
    ['a question', question],
    ['no question', Buffer.from('000085000000000000000000', 'hex')],
    ['too few bytes', captured.subarray(0, 20)],
  ])('%s is not ours', (_what, message) => {
    expect(readResponse(message, question)).toEqual({ state: 'not-ours' })
  })

  test('the truncation bit leads to TCP, whatever stands in the rest', () => {
    expect(readResponse(answerTo(question, { flags: 0x8680 }), question)).toEqual({ state: 'truncated' })
  })

  test('an answer that ends before its records do is malformed, never "not listed"', () => {
    for (let end = question.length; end < captured.length; end++) {
      expect(readResponse(captured.subarray(0, end), question)).toEqual({ state: 'failed', reason: 'malformed' })
    }
  })

  test('any bytes behind the question are read without a crash, and records never make "not listed"', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 1, max: 65_535 }), (tail, count) => {
        const message = Buffer.concat([answerTo(question, {}), tail])
        message.writeUInt16BE(count, 6)
        expect(readResponse(message, question)).not.toEqual({ state: 'no-such-name' })
      }),
    )
  })
})

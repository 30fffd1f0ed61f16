import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dsOf, nsOf, recordsTo, soaOf } from '#tests/support/dns-records.ts'
import { encodeRecordQuestion, readName, readRecords } from './record-message.ts'

const zone = '64.0.240.in-addr.arpa'
const question = encodeRecordQuestion({ name: zone, type: 'NS', recursion: true })

test('a question is laid out as RFC 1035 has it, with its type and with recursion only where it is wanted', () => {
  expect(question.toString('hex')).toBe(
    '00000100000100000000000002363401300332343007696e2d6164647204617270610000020001',
  )
  expect(encodeRecordQuestion({ name: zone, type: 'DS', recursion: false }).readUInt16BE(2)).toBe(0)
})

test('names are read through pointers, as servers compress them', () => {
  // NS ns1.example, whose owner is the question (c00c), and NS ns2 behind a pointer to "example" in the first.
  const first = Buffer.from('c00c0002000100000064000d036e7331076578616d706c6500', 'hex')
  const second = Buffer.from('c00c00020001000000640006036e7332c037', 'hex')
  const message = recordsTo(question, { flags: 0x0080, answers: [first, second] })
  expect(message[0x37]).toBe(7)
  expect(readRecords(message, question)).toMatchObject({
    state: 'answered',
    answers: [
      { owner: zone, type: 'NS', data: 'ns1.example' },
      { owner: zone, type: 'NS', data: 'ns2.example' },
    ],
  })
})

test('sections and authority are told apart: a referral is no answer', () => {
  const referral = readRecords(recordsTo(question, { authority: [nsOf(zone, 'ns1.example')] }), question)
  expect(referral).toEqual({
    state: 'answered',
    exists: true,
    isAuthoritative: false,
    answers: [],
    authority: [{ owner: zone, type: 'NS', data: 'ns1.example' }],
  })
  const own = readRecords(recordsTo(question, { flags: 0x0400, answers: [soaOf(zone), dsOf(zone)] }), question)
  expect(own).toMatchObject({ isAuthoritative: true, answers: [{ type: 'SOA' }, { type: 'DS' }] })
})

test.each([
  [3, { state: 'answered', exists: false }],
  [2, { state: 'failed', reason: 'servfail' }],
  [5, { state: 'failed', reason: 'refused' }],
  [4, { state: 'failed', reason: 'error' }],
])('response code %i is told apart from the others', (rcode, expected) => {
  expect(readRecords(recordsTo(question, { rcode }), question)).toMatchObject(expected)
})

describe('what cannot be read', () => {
  test('is malformed wherever it is cut, and never an empty answer', () => {
    const message = recordsTo(question, { answers: [nsOf(zone, 'ns1.example')], authority: [soaOf(zone)] })
    for (let end = question.length; end < message.length; end++)
      expect(readRecords(message.subarray(0, end), question)).toEqual({ state: 'failed', reason: 'malformed' })
  })

  test('a name that points to itself, or forwards, is none', () => {
    expect(readName(Buffer.concat([Buffer.alloc(12), Buffer.from('c00c', 'hex')]), 12)).toBeNull()
    expect(readName(Buffer.concat([Buffer.alloc(12), Buffer.from('c00e0161', 'hex'), Buffer.alloc(1)]), 12)).toBeNull()
  })

  test('any bytes behind the question are read without a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), fc.nat(9), fc.nat(9), (tail, answers, authority) => {
        const message = Buffer.concat([recordsTo(question, {}), tail])
        message.writeUInt16BE(answers, 6)
        message.writeUInt16BE(authority, 8)
        expect(['answered', 'failed']).toContain(readRecords(message, question).state)
      }),
    )
  })
})

test('what is no letter of a host name is written out, so that a name cannot pass for another', () => {
  const label = Buffer.from([3, 0x61, 0x2e, 0x0a, 0])
  expect(readName(Buffer.concat([Buffer.alloc(12), label]), 12)?.name).toBe('a\\046\\010')
})

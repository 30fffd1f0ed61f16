import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOfBlock } from '#lib/address-space/aligned-blocks.ts'
import { readRtrRecording } from '#tests/support/rtr-recording.ts'
import { decodePdu, encodePdu, type Pdu, type PduFault, type RtrVersion, readLength } from './pdu.ts'
import { PduReader } from './pdu-reader.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** The layouts of RFC 8210 section 5, field by field. */
const layouts: [claim: string, bytes: string, pdu: Pdu][] = [
  [
    'Serial Notify',
    '01 00 2a08 0000000c 00000001',
    { version: 1, type: 'serial-notify', sessionId: 0x2a08, serial: 1 },
  ],
  [
    'Serial Query',
    '01 01 2a08 0000000c fffffffe',
    { version: 1, type: 'serial-query', sessionId: 0x2a08, serial: 0xfffffffe },
  ],
  ['Reset Query', '01 02 0000 00000008', { version: 1, type: 'reset-query' }],
  ['Reset Query of version 0', '00 02 0000 00000008', { version: 0, type: 'reset-query' }],
  ['Cache Response', '01 03 ffff 00000008', { version: 1, type: 'cache-response', sessionId: 0xffff }],
  [
    'IPv4 Prefix, announced',
    '01 04 0000 00000014 01 18 1a 00 c6336400 0000fbf1',
    { version: 1, type: 'ipv4-prefix', announce: true, address: 0xc6336400, length: 24, maxLength: 26, asn: 64497 },
  ],
  [
    'IPv4 Prefix, withdrawn',
    '00 04 0000 00000014 00 00 20 00 00000000 ffffffff',
    { version: 0, type: 'ipv4-prefix', announce: false, address: 0, length: 0, maxLength: 32, asn: 0xffffffff },
  ],
  [
    'IPv6 Prefix',
    '01 06 0000 00000020 01 20 30 00 20010db8000000000000000000000000 0000fbf0',
    {
      version: 1,
      type: 'ipv6-prefix',
      announce: true,
      address: hex('20010db8000000000000000000000000'),
      length: 32,
      maxLength: 48,
      asn: 64496,
    },
  ],
  [
    'End of Data',
    '01 07 2a08 00000018 00000001 00000e10 00000258 00001c20',
    {
      version: 1,
      type: 'end-of-data',
      sessionId: 0x2a08,
      serial: 1,
      intervals: { refresh: 3600, retry: 600, expire: 7200 },
    },
  ],
  [
    'End of Data of version 0, without intervals',
    '00 07 2a08 0000000c 00000001',
    { version: 0, type: 'end-of-data', sessionId: 0x2a08, serial: 1, intervals: null },
  ],
  ['Cache Reset', '01 08 0000 00000008', { version: 1, type: 'cache-reset' }],
  [
    'Router Key',
    `01 09 01 00 00000022 ${'ab'.repeat(20)} 0000fbf0 cafe`,
    {
      version: 1,
      type: 'router-key',
      announce: true,
      ski: hex('ab'.repeat(20)),
      asn: 64496,
      publicKey: hex('cafe'),
    },
  ],
  [
    'Error Report',
    '01 0a 0002 00000014 00000000 00000004 77616974',
    { version: 1, type: 'error-report', code: 2, erroneous: hex(''), text: 'wait' },
  ],
]

test.each(layouts)('%s has the layout of the RFC', (_claim, bytes, pdu) => {
  expect(decodePdu(hex(bytes))).toEqual({ ok: true, value: pdu })
  expect(Buffer.from(encodePdu(pdu)).toString('hex')).toBe(bytes.replaceAll(' ', ''))
})

const serial = fc.integer({ min: 0, max: 0xffffffff })
const sessionId = fc.integer({ min: 0, max: 0xffff })
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((all) => all.slice())
const lengths = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]) => ({ length: Math.min(a, b), maxLength: Math.max(a, b) }))

const anyPdu: fc.Arbitrary<Pdu> = fc.oneof(
  fc.record({
    version: fc.constantFrom(0, 1),
    type: fc.constantFrom('serial-notify', 'serial-query'),
    sessionId,
    serial,
  }),
  fc.record({ version: fc.constantFrom(0, 1), type: fc.constantFrom('reset-query', 'cache-reset') }),
  fc.record({ version: fc.constantFrom(0, 1), type: fc.constant('cache-response'), sessionId }),
  fc.tuple(fc.constantFrom<RtrVersion[]>(0, 1), fc.boolean(), serial, lengths(32), serial).map(
    ([version, announce, address, { length, maxLength }, asn]): Pdu => ({
      version,
      type: 'ipv4-prefix',
      announce,
      address: firstOfBlock(address, length),
      length,
      maxLength,
      asn,
    }),
  ),
  fc.tuple(fc.constantFrom<RtrVersion[]>(0, 1), fc.boolean(), bytes(16), lengths(128), serial).map(
    ([version, announce, address, { length, maxLength }, asn]): Pdu => ({
      version,
      type: 'ipv6-prefix',
      announce,
      address,
      length,
      maxLength,
      asn,
    }),
  ),
  fc.record({
    version: fc.constant(1),
    type: fc.constant('end-of-data'),
    sessionId,
    serial,
    intervals: fc.record({ refresh: serial, retry: serial, expire: serial }),
  }),
  fc.record({
    version: fc.constant(1),
    type: fc.constant('router-key'),
    announce: fc.boolean(),
    ski: bytes(20),
    asn: serial,
    publicKey: bytes(91),
  }),
  fc.record({
    version: fc.constantFrom(0, 1),
    type: fc.constant('error-report'),
    code: sessionId,
    erroneous: bytes(20),
    text: fc.string({ unit: 'grapheme-ascii' }),
  }),
)

describe('PDUs of a connection', () => {
  test('every PDU comes back as it was sent, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(anyPdu, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (pdus, size) => {
        const stream = Buffer.concat(pdus.map(encodePdu))
        const reader = new PduReader()
        const read: ReturnType<PduReader['read']> = []
        for (let at = 0; at < stream.length; at += size) read.push(...reader.read(stream.subarray(at, at + size)))
        expect(read).toEqual(pdus.map((value) => ({ ok: true, value })))
      }),
    )
  })

  test('no bytes make the reader throw, and behind a fault it reads no further', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const read = new PduReader().read(noise)
        const fault = read.findIndex(({ ok }) => !ok)
        expect(fault === -1 || fault === read.length - 1).toBe(true)
      }),
    )
  })

  test('what a real cache sent reads, and is written again byte for byte', () => {
    for (const name of ['stayrtr-version-1.txt', 'stayrtr-version-0.txt', 'stayrtr-errors.txt']) {
      for (const { bytes: recorded } of readRtrRecording(name)) {
        const [pdu] = new PduReader().read(recorded)
        expect(pdu?.ok, Buffer.from(recorded).toString('hex')).toBe(true)
        // It ends its texts with a zero byte, which RFC 8210 does not ask for.
        if (pdu?.ok && pdu.value.type !== 'error-report') expect(encodePdu(pdu.value)).toEqual(recorded)
      }
    }
  })
})

describe('bytes that are no PDU', () => {
  const faultOf = (text: string): PduFault => {
    const read = new PduReader().read(hex(text)).at(-1)
    if (!read || read.ok) throw new Error('it was read')
    return read.error
  }

  const faults: [claim: string, bytes: string, code: number, reason: string][] = [
    ['version 2', '02 02 0000 00000008', 4, 'version 2 is neither 0 nor 1'],
    ['a type that nobody knows', '01 05 0000 00000008', 5, 'type 5 is not known'],
    ['ASPA, which version 1 has not', '01 0b 0000 00000010', 5, 'type 11 is not known'],
    ['a Router Key in version 0', '00 09 0100 00000022', 5, 'type 9 is not known in protocol version 0'],
    ['a length of nothing', '01 04 0000 00000000', 0, '20 bytes long, not 0'],
    ['a prefix that is too long', '01 04 0000 00000015', 0, '20 bytes long, not 21'],
    ['a length of four gigabytes', '01 0a 0000 ffffffff', 0, '16 to 65536 bytes long'],
    ['End of Data without its intervals in version 1', '01 07 0000 0000000c', 0, '24 bytes long, not 12'],
    ['End of Data with intervals in version 0', '00 07 0000 00000018', 0, '12 bytes long, not 24'],
    ['a max length below the length', '01 04 0000 00000014 01 18 17 00 c6336400 0000fbf1', 0, 'max length 23'],
    ['a max length of 33', '01 04 0000 00000014 01 18 21 00 c6336400 0000fbf1', 0, 'max length 33'],
    ['bits behind the prefix', '01 04 0000 00000014 01 18 18 00 c6336401 0000fbf1', 0, 'behind its length 24'],
    [
      'an IPv6 prefix of length 129',
      `01 06 0000 00000020 01 81 81 00 ${'00'.repeat(16)} 0000fbf0`,
      0,
      'An IPv6 prefix of length 129',
    ],
    ['an Error Report whose text is longer than it', '01 0a 0002 00000010 00000000 00000004', 0, 'not as long as'],
    ['an Error Report whose PDU is longer than it', '01 0a 0002 00000010 0000ffff 00000000', 0, 'not as long as'],
  ]
  for (const [claim, text, code, reason] of faults) {
    test(`${claim}: error ${code}`, () => {
      expect(faultOf(text)).toMatchObject({ code, reason: expect.stringContaining(reason) })
    })
  }

  test('a length that may lie is not sent back with all that follows', () => {
    expect(faultOf(`01 0a 0000 ffffffff ${'00'.repeat(500)}`).bytes).toHaveLength(8)
  })

  test('the length of a PDU is known by its header alone', () => {
    expect(readLength(hex('0104000000000014'))).toEqual({ ok: true, value: 20 })
  })
})

/** Resource records as bytes (RFC 1035 section 4.1.3), names spelled out. */
export const recordTypes = { a: 1, ns: 2, soa: 6, ptr: 12, txt: 16, ds: 43, any: 255 } as const

const ttlSeconds = 300

export function encodeName(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]))
  return Buffer.concat([...labels, Buffer.from([0])])
}

export function encodeRecord(owner: string, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(1, 2)
  head.writeUInt32BE(ttlSeconds, 4)
  head.writeUInt16BE(data.length, 8)
  return Buffer.concat([encodeName(owner), head, data])
}

export function encodeSoa(zone: string, server: string): Buffer {
  const numbers = Buffer.alloc(20)
  for (const [index, value] of [2_026_112_400, 7200, 900, 1_209_600, ttlSeconds].entries()) {
    numbers.writeUInt32BE(value, index * 4)
  }
  return encodeRecord(
    zone,
    recordTypes.soa,
    Buffer.concat([encodeName(server), encodeName('hostmaster.reverse.example'), numbers]),
  )
}

/** A digest of a key that nobody has: whether there is one is all that is asked. */
export const encodeDs = (zone: string): Buffer =>
  encodeRecord(zone, recordTypes.ds, Buffer.concat([Buffer.from([0x12, 0x34, 13, 2]), Buffer.alloc(32, 0xd5)]))

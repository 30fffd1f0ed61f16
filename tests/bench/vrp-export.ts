/**
 * The VRP export the benchmarks read: a real one if DOTQUAD_TEST_REAL_DATA names a folder that holds one,
 * else one made here of the same size and shape (rpki-client JSON, 724,000 VRPs, a fifth of them IPv6).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { formatAddress } from '#lib/address-space/address.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'

export type VrpExport = { text: Buffer; name: string }

export function vrpExport(): VrpExport {
  const folder = process.env.DOTQUAD_TEST_REAL_DATA
  const real = folder ? findReal(join(folder, 'rpki')) : null
  return real ?? { text: madeExport(), name: 'an export made for this run, 724,000 VRPs' }
}

function findReal(folder: string): VrpExport | null {
  if (!existsSync(folder)) return null
  const name = readdirSync(folder)
    .filter((file) => /^rpkiclient_summary_.*\.json\.gz$/.test(file))
    .sort()
    .at(-1)
  return name ? { text: gunzipSync(readFileSync(join(folder, name))), name: `the real export ${name}` } : null
}

/** Lengths in the shares of a real export: /24 half, the rest spread to /16. */
const lengths = [24, 24, 24, 24, 24, 24, 22, 22, 23, 21, 20, 19, 18, 16]

function madeExport(): Buffer {
  const random = mulberry32(6811)
  const pick = (below: number) => Math.floor(random() * below)
  // A validator writes its VRPs in the order of their addresses.
  const blocks = Array.from({ length: 580_000 }, () => {
    const length = lengths[pick(lengths.length)] ?? 24
    return { length, address: ((pick(223 - 1) + 1) * 2 ** 24 + (pick(2 ** 24) & ~(2 ** (32 - length) - 1))) >>> 0 }
  }).sort((a, b) => a.address - b.address || a.length - b.length)
  const rows = blocks.map(({ address, length }) => {
    const maxLength = pick(10) === 0 ? Math.min(24, length + pick(4)) : length
    const asn = pick(360) === 0 ? 0 : 1 + pick(70_000)
    return row(asn, `${formatAddress(address)}/${length}`, Math.max(maxLength, length))
  })
  for (let index = 0; index < 144_000; index++) {
    rows.push(row(1 + pick(70_000), `2001:${pick(65_536).toString(16)}:${pick(65_536).toString(16)}::/48`, 48))
  }
  return Buffer.from(
    `{\n\t"metadata": {\n\t\t"buildtime": "2026-11-23T09:00:00Z",\n\t\t"vrps": ${rows.length}\n\t},\n\t"roas": [\n${rows.join(',\n')}\n\t]\n}\n`,
  )
}

const row = (asn: number, prefix: string, maxLength: number) =>
  `\t\t{ "asn": ${asn}, "prefix": "${prefix}", "maxLength": ${maxLength}, "ta": "ripe", "expires": 1763910000 }`

/**
 * IANA's IPv4 Address Space Registry as XML: `<record>`s of plain elements, and the day it was last updated.
 *
 * A registry of 256 rows is some 80 kB: it is held whole, and a file that is much larger is none.
 */
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { addressSpace, buildSlash8Rows, type Slash8Rows, snapshotOf } from './slash8-rows.ts'

const mostBytes = 1 << 20

export const addressSpaceXml: FormatAdapter = {
  format: 'iana-address-space-xml',

  recognise: (head) => /^\s*<\?xml\b/.test(head) && /<registry\b[^>]*\bid="ipv4-address-space"/.test(head),

  async read(bytes) {
    const refuse = (reason: string, line: number | null = null) => err({ source: addressSpace, line, reason })
    const read = await readWhole(bytes)
    if (!read.ok) return refuse(read.error)
    const text = read.value
    if (!/<\/registry>\s*$/.test(text)) return refuse('The file does not end with </registry>, so that it was cut off.')
    const updated = textsOf(text, 'updated')[0] ?? ''
    const asOf = realDay(updated)
    if (asOf === null) return refuse(`${quote(updated)} in <updated> is no day such as 2019-12-27.`)
    const rows = buildSlash8Rows()
    for (const { 0: record, index } of text.matchAll(/<record\b[^>]*>.*?<\/record>/gs)) {
      const reason = takeRecord(rows, record, index)
      if (reason !== null) return refuse(reason, text.slice(0, index).split('\n').length)
    }
    return snapshotOf(rows, asOf)
  },
}

/** As latin-1, so that a place in the text is one in the file. */
async function readWhole(bytes: AsyncIterable<Uint8Array>): Promise<Result<string, string>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > mostBytes) return err('The file is larger than 1 MiB, which no table of 256 rows is.')
    pieces.push(piece)
  }
  return ok(Buffer.concat(pieces).toString('latin1'))
}

const cells = ['prefix', 'designation', 'date', 'status', 'whois'] as const

function takeRecord(rows: Slash8Rows, record: string, offset: number): string | null {
  const broken = cells.find((name) => {
    const begun = record.split(`<${name}>`).length - 1
    return begun > 1 || begun !== textsOf(record, name).length
  })
  if (broken !== undefined) return `The record has <${broken}> more than once, or does not end it.`
  const [prefix = '', designation = '', date = '', status = '', whois = ''] = cells.map(
    (name) => textsOf(record, name)[0] ?? '',
  )
  const told = { prefix, designation, date, status, whois, rdap: textsOf(record, 'server') }
  return rows.add({ ...told, offset, bytes: record.length })
}

/** The text of each element of that name, in one line. None of those asked for holds another. */
const textsOf = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, inside = '']) => plain(inside))

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (latin1: string): string =>
  Buffer.from(latin1, 'latin1')
    .toString('utf8')
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim()

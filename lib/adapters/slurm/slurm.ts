/**
 * An operator's SLURM file (RFC 8416): local filters and assertions over validated RPKI data.
 *
 * It changes what routes count as Valid, so it is read only where the folder's `sources.json` names it `rpki-slurm`, and
 * strictly: any member or value the RFC does not know refuses the file whole. Entries for IPv6 and router keys are
 * checked and not kept.
 */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { encodeExceptions, type PrefixAssertion, type PrefixFilter } from '#lib/routing/local-exceptions.ts'
import { parseSlurmFile, type SlurmFile } from './slurm-file.ts'

const slurmSource = 'rpki-slurm'

const mostBytes = 16 * 1024 * 1024

export const slurm: FormatAdapter = {
  format: 'slurm',

  recognise(_head, { listName }) {
    return listName === slurmSource
  },

  async read(bytes) {
    const text = await textOf(bytes)
    const file = text === null ? err('The file is longer than 16 MiB.') : parseSlurmFile(text)
    const read = file.ok ? readEntries(file.value) : file
    if (!read.ok) return err({ source: slurmSource, line: null, reason: read.error })
    const { filters, assertions, notes } = read.value
    const records = filters.length + assertions.length
    const columns = encodeExceptions({ filters, assertions })
    return ok([{ source: slurmSource, kind: 'local-exceptions', asOf: null, records, notes, columns }])
  },
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    length += part.length
    if (length > mostBytes) return null
    parts.push(Uint8Array.from(part))
  }
  return Buffer.concat(parts).toString('utf8')
}

type Entries = { filters: PrefixFilter[]; assertions: PrefixAssertion[]; notes: string[] }

function readEntries(file: SlurmFile): Result<Entries, string> {
  const filters: PrefixFilter[] = []
  const assertions: PrefixAssertion[] = []
  let ipv6 = 0
  for (const [index, { prefix: text, asn = null, comment = null }] of file.prefixFilters.entries()) {
    const prefix = text === undefined ? null : readPrefix(text)
    if (prefix === 'ipv6') ipv6++
    else if (prefix === null || prefix.ok) filters.push({ prefix: prefix?.value ?? null, asn, comment })
    else return err(`prefixFilters[${index}]: ${prefix.error}`)
  }
  for (const [index, { prefix: text, asn, maxPrefixLength, comment = null }] of file.prefixAssertions.entries()) {
    const prefix = readPrefix(text)
    const refuse = (reason: string) => err(`prefixAssertions[${index}]: ${reason}`)
    if (prefix === 'ipv6') ipv6++
    else if (prefix.ok) {
      const { length } = prefix.value
      const maxLength = maxPrefixLength ?? length
      if (maxLength < length || maxLength > 32) {
        return refuse(`"maxPrefixLength" is ${maxLength}; it must be ${length} to 32 for ${text}.`)
      }
      assertions.push({ prefix: prefix.value, asn, maxLength, comment })
    } else return refuse(prefix.error)
  }
  const counted = [
    [ipv6, 'entries for IPv6 skipped.'],
    [file.routerKeyEntries, 'entries for router keys skipped.'],
  ] as const
  const notes = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return ok({ filters, assertions, notes })
}

const ipv6Prefix = /^[\da-f:.]*:[\da-f:.]*\/(?:\d|[1-9]\d|1[01]\d|12[0-8])$/i

function readPrefix(text: string): 'ipv6' | Result<Prefix, string> {
  if (ipv6Prefix.test(text)) return 'ipv6'
  const prefix = parsePrefix(text)
  return prefix.ok ? prefix : err(prefix.error.message)
}

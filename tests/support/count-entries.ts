/**
 * How many entries a text holds, counted as simply as can be, by the name of its format: what an adapter that read it
 * must account for, as records or as what it says it left out. Null where the text is none of the format at all.
 */
import { parse } from 'csv-parse/sync'

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/, ''))
const isBlank = (line: string) => line.trim() === ''

/** Entries of one line each, but for remarks. */
const linesWithout = (remark: RegExp) => (text: string) =>
  linesOf(text).filter((line) => !(isBlank(line) || remark.test(line.trim()))).length

const lists = (name: string, countOf: (element: unknown) => number) => (text: string) => {
  try {
    const document: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))
    const list = Array.isArray(document) ? document : memberOf(document, name)
    return Array.isArray(list) ? list.reduce<number>((sum, element) => sum + countOf(element), 0) : 0
  } catch {
    return null
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

/** A transfer of IPv4 counts its ranges; any other counts as one. */
function rangesOf(transfer: unknown): number {
  const nets = [memberOf(transfer, 'ip4nets') ?? memberOf(transfer, 'ipv4nets') ?? []].flat()
  const sets = nets.flatMap((net) => memberOf(net, 'transfer_set') ?? [])
  return sets.length || 1
}

function blocksOf(text: string): number | null {
  try {
    const rows: string[][] = parse(text, { bom: true, skip_empty_lines: true })
    return rows.slice(1).reduce((sum, [cell = '']) => sum + cell.split(',').length, 0)
  } catch {
    return null
  }
}

/** Filters and assertions, of prefixes and of router keys. */
function exceptionsOf(text: string): number | null {
  try {
    const document: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))
    const parts = ['validationOutputFilters', 'locallyAddedAssertions'].map((part) => memberOf(document, part))
    const lists = parts.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
    return lists.reduce((sum: number, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
  } catch {
    return null
  }
}

/** Runs of lines with an attribute among them. */
function objectsOf(text: string): number {
  let objects = 0
  let isOpen = false
  for (const line of linesOf(text)) {
    if (isBlank(line)) isOpen = false
    else if (!(isOpen || /^[#%]/.test(line))) {
      isOpen = true
      objects++
    }
  }
  return objects
}

const originsOf = (text: string): number =>
  linesOf(text)
    .filter((line) => line !== '')
    .reduce((sum, line) => {
      const [address = '', , origins = ''] = line.split('\t')
      return sum + (address.includes(':') ? 1 : origins.split('_').length)
    }, 0)

/** Lines with anything before a comment; a byte order mark is none. */
const feedLinesOf = (text: string): number =>
  linesOf(text.replace(/^\u00ef\u00bb\u00bf/, '')).filter((line) => !isBlank(line.replace(/#.*/s, ''))).length

/** Lines of the files of countries that are no remark, block by block. */
function prefixesOfTar(text: string): number {
  let count = 0
  for (let at = 0; at + 512 <= text.length; ) {
    const size = Number.parseInt(text.slice(at + 124, at + 136), 8) || 0
    if (/^country\/[a-z]{2}\/ipv4-aggregated\.txt\0/.test(text.slice(at))) {
      count += linesWithout(/^#/)(text.slice(at + 512, at + 512 + size))
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
  return count
}

const withoutSummaries = (text: string): number => {
  const lines = linesOf(text).filter((line) => !(isBlank(line) || line.startsWith('#')))
  return lines.filter((line) => !/^[^|]*\|[^|]*\|[^|]*\|[^|]*\|[^|]*\|summary\s*$/i.test(line)).length - 1
}

export const countEntries: Readonly<Record<string, (text: string) => number | null>> = {
  'iana-special-purpose': blocksOf,
  'iana-special-asns': blocksOf,
  'iana-address-space-csv': (text) => text.match(/^"?\d{1,3}\/8\b/gm)?.length ?? 0,
  'iana-address-space-xml': (text) => text.match(/<prefix>/g)?.length ?? 0,
  'delegated-statistics': withoutSummaries,
  'transfer-log': lists('transfers', rangesOf),
  'transfer-locks': (text) => linesWithout(/^#/)(text) - 1,
  'nro-conflicts': linesWithout(/^#/),
  'vrp-json': lists('roas', () => 1),
  slurm: exceptionsOf,
  'vrp-csv': (text) => linesOf(text).filter((line) => line !== '').length - 1,
  riswhois: linesWithout(/^[%[]/),
  pfx2as: originsOf,
  'bgp-tools': linesWithout(/^$/),
  rpsl: objectsOf,
  'spamhaus-drop-json': (text) => linesWithout(/^$/)(text) - 1,
  'spamhaus-asndrop': (text) => linesWithout(/^$/)(text) - 1,
  'spamhaus-drop-text': linesWithout(/^;/),
  geofeed: feedLinesOf,
  ipverse: prefixesOfTar,
  'location-ranges': linesWithout(/^$/),
  netset: linesWithout(/^(?:#|(?:create|flush|commit)\b)/i),
}

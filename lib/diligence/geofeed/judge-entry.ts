/** One line of a geofeed: what it places where, and what is wrong with it by itself. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { quote } from '#lib/kernel/quote.ts'
import type { GeofeedFault } from './geofeed-rules.ts'
import { judgePlace, type Place } from './judge-place.ts'
import { judgePrefix, looksLikePrefix } from './judge-prefix.ts'

export type GeofeedEntry = {
  /** Null where the first field is neither. */
  family: 'ipv4' | 'ipv6' | null
  /** Null for IPv6, and where the field cannot be read. */
  prefix: Prefix | null
  /** The first field as it is written. */
  written: string
  place: Place
  faults: readonly GeofeedFault[]
}

const wanted = 5
const nowhere: Place = { country: null, region: null, city: null }

export function judgeEntry(fields: readonly string[], isClosed: boolean): GeofeedEntry {
  const trimmed = fields.map((field) => field.trim())
  const [written = '', country = '', region = '', city = '', postalCode = ''] = trimmed
  const broken = isClosed ? findMisplacement(trimmed) : unclosed
  if (broken) return { family: null, prefix: null, written, place: nowhere, faults: [broken] }
  const { family, prefix, faults: ofPrefix } = judgePrefix(written)
  const { faults: ofPlace, ...place } = judgePlace({ country, region, city, postalCode })
  return { family, prefix, written, place, faults: [...ofPrefix, ...judgeForm(fields), ...ofPlace] }
}

const unclosed: GeofeedFault = { rule: 'quotes', message: 'A quoted field begins and does not end on its line.' }

/** Lines whose fields cannot be told apart are not judged field by field. */
function findMisplacement([first = '', ...others]: readonly string[]): GeofeedFault | null {
  const separator = [';', '\t', '|'].find((mark) => first.includes(mark))
  if (separator !== undefined) {
    return {
      rule: 'separator',
      message: `${quote(first)} is separated by ${separator === '\t' ? 'tabs' : `"${separator}"`}; a feed has commas.`,
    }
  }
  const place = looksLikePrefix(first) ? -1 : others.findIndex(looksLikePrefix)
  if (place === -1) return null
  return {
    rule: 'fields-swapped',
    message: `The prefix ${quote(others[place] ?? '')} stands in field ${place + 2}; it belongs into the first.`,
  }
}

function judgeForm(fields: readonly string[]): GeofeedFault[] {
  const faults: GeofeedFault[] = []
  if (fields.length < wanted) {
    const message = `The line has ${fields.length - 1} of the 4 commas; leave fields empty and keep their commas.`
    faults.push({ rule: 'fields-missing', message })
  }
  const extra = fields.slice(wanted).filter((field) => field.trim() !== '')
  if (extra.length > 0) {
    const message = `Consumers ignore what stands behind the fifth field: ${quote(extra.join(','))}. A city has no comma.`
    faults.push({ rule: 'fields-extra', message })
  }
  // A line's own end may have spaces before a comment; between commas they are part of the field.
  const padded = fields.filter((field, index) => field !== field.trim() && (index < wanted - 1 || field.trim() !== ''))
  if (padded.length > 0) {
    const message = `Spaces are part of a field, and not every consumer takes them off: ${padded.slice(0, 3).map(quote).join(', ')}.`
    faults.push({ rule: 'spaces', message })
  }
  return faults
}

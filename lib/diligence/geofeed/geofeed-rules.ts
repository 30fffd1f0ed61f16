/**
 * What a geofeed can have wrong: each rule with its clause. RFC 8805 is the format, RFC 9632 how a feed is found and
 * which of its lines count; both read 2026-11-30.
 *
 * An `error` is a line that a consumer drops, or must treat as an error; a `warning` one that some consumers read
 * otherwise than it was meant; a `notice` asks for nothing.
 */
export type FaultSeverity = 'error' | 'warning' | 'notice'

type GeofeedRule = { severity: FaultSeverity; title: string; clause: string | null }

export const geofeedRules = {
  'not-a-feed': { severity: 'error', title: 'The file is no geofeed', clause: 'RFC 8805 2.1' },
  'no-entries': { severity: 'warning', title: 'No line places a prefix', clause: 'RFC 8805 2.1' },
  'byte-order-mark': { severity: 'warning', title: 'Begins with a byte order mark', clause: null },
  'line-ends': { severity: 'warning', title: 'Line ends of several kinds', clause: 'RFC 8805 2.1' },
  'not-utf8': { severity: 'error', title: 'Bytes that are no UTF-8', clause: 'RFC 8805 2.1' },
  separator: { severity: 'error', title: 'Fields not separated by commas', clause: 'RFC 8805 2.1' },
  quotes: { severity: 'error', title: 'A quotation mark without its other half', clause: 'RFC 4180 2' },
  'fields-missing': { severity: 'warning', title: 'Fewer than four commas', clause: 'RFC 8805 2.1' },
  'fields-extra': { severity: 'warning', title: 'More than five fields', clause: 'RFC 8805 2.1.3' },
  'fields-swapped': { severity: 'error', title: 'Fields in the wrong order', clause: 'RFC 8805 2.1' },
  spaces: { severity: 'warning', title: 'Spaces around a field', clause: 'RFC 4180 2' },
  'prefix-missing': { severity: 'error', title: 'No prefix', clause: 'RFC 8805 2.1.3' },
  'prefix-malformed': { severity: 'error', title: 'No address or prefix', clause: 'RFC 8805 2.1.3' },
  'host-bits': { severity: 'error', title: 'Bits set behind the prefix length', clause: 'RFC 8805 2.1.1.1' },
  'prefix-too-wide': { severity: 'error', title: 'A prefix that nobody holds', clause: null },
  'country-malformed': { severity: 'error', title: 'No two-letter country code', clause: 'RFC 8805 2.1.1.2' },
  'country-unknown': { severity: 'error', title: 'Not in ISO 3166-1', clause: 'RFC 8805 2.1.1.2' },
  'country-reserved': {
    severity: 'warning',
    title: 'Reserved, or left to users, by ISO 3166-1',
    clause: 'RFC 8805 2.1.1.2',
  },
  'no-location-as-zz': { severity: 'notice', title: 'ZZ for no location', clause: 'RFC 8805 2.1.2' },
  'region-malformed': { severity: 'error', title: 'No region code', clause: 'RFC 8805 2.1.1.3' },
  'region-elsewhere': { severity: 'error', title: 'A region of another country', clause: 'RFC 8805 2.1.1.3' },
  'country-missing': { severity: 'warning', title: 'A place without its country', clause: 'RFC 8805 2.1.2' },
  'lower-case': { severity: 'notice', title: 'Codes in lower case', clause: 'RFC 8805 2.1.1.2' },
  'postal-code': { severity: 'warning', title: 'Postal codes are deprecated', clause: 'RFC 8805 2.1.1.5' },
  // The RFC has it "considered an error" also where the lines say the same.
  duplicate: { severity: 'error', title: 'One prefix on several lines', clause: 'RFC 8805 2.1.3' },
  'nested-alike': { severity: 'notice', title: 'Says what a wider line says', clause: 'RFC 8805 2.1.3' },
  outside: { severity: 'error', title: 'Outside the registration that links the feed', clause: 'RFC 9632 3' },
} as const satisfies Readonly<Record<string, GeofeedRule>>

export type GeofeedRuleId = keyof typeof geofeedRules

/** One thing wrong, in a sentence of its own. */
export type GeofeedFault = { rule: GeofeedRuleId; message: string }

export const severityOf = (rule: GeofeedRuleId): FaultSeverity => geofeedRules[rule].severity

/** Whether a consumer drops the line for it. */
export const isDropped = (faults: readonly GeofeedFault[]): boolean =>
  faults.some(({ rule }) => severityOf(rule) === 'error')

/** The sources of where addresses are: providers' files, and the geofeeds of networks. None is in every house. */
import type { Source } from './source.ts'

const read = { dateRead: '2026-11-23' } as const

/** Providers publish weekly or monthly; of a geofeed RFC 8805 3.4 asks to look at least once a week. */
export const placedStaleAfterHours = { locations: 31 * 24, geofeed: 7 * 24 } as const

/**
 * Providers of locations whose files somebody may have imported: listed where they were, for no house needs any. Two of
 * them say where a block's holder is registered, which is another thing than where it is used, and their titles say so.
 */
export const locationProviders: readonly Source[] = [
  {
    id: 'geo-whois-asn-country',
    title: 'Countries by whois (geo-whois-asn)',
    publisher: 'ip-location-db',
    url: 'https://github.com/sapics/ip-location-db',
    terms: {
      mayRedistributeRaw: true,
      credit: 'Countries by whois: ip-location-db, dedicated to the public domain (CC0).',
    },
    confidence: 'secondary' as const,
  },
  {
    id: 'ipverse-rir-ip',
    title: 'Countries by registry (ipverse)',
    publisher: 'ipverse',
    url: 'https://github.com/ipverse/rir-ip',
    terms: {
      mayRedistributeRaw: true,
      credit: 'Countries by registry: ipverse, dedicated to the public domain (CC0).',
    },
    confidence: 'secondary' as const,
  },
  {
    id: 'dbip-country',
    title: 'DB-IP Lite',
    publisher: 'DB-IP',
    url: 'https://db-ip.com',
    terms: { mayRedistributeRaw: true, credit: 'IP geolocation by DB-IP (https://db-ip.com), CC BY 4.0.' },
    confidence: 'secondary' as const,
  },
].map(({ terms, confidence, ...given }) => ({
  ...given,
  kind: 'locations',
  staleAfterHours: placedStaleAfterHours.locations,
  required: false,
  terms: { mayShowPublic: true, mayStoreDays: null, url: given.url, confidence, ...read, ...terms },
}))

/** RFC 8805 1.3: whoever publishes a feed is taken to want it used, and says nothing of how. */
export const geofeedSourceOf = (id: string): Source => ({
  id,
  kind: 'geofeed',
  title: `Geofeed ${id.replace(/^geofeed-/, '')}`,
  publisher: 'The network that publishes it',
  url: null,
  staleAfterHours: placedStaleAfterHours.geofeed,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: true,
    credit: 'Geofeed published by a network for its own addresses (RFC 8805).',
    url: 'https://www.rfc-editor.org/rfc/rfc8805',
    confidence: 'secondary',
    ...read,
  },
})

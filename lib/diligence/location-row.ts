/** Where a source places a range of addresses: a row of a provider's file, or a line of a geofeed. */

/**
 * `country` is ISO 3166-1 alpha-2, null where the source names none: of a geofeed that asks for no location (RFC 8805
 * 2.1.2). `region` is ISO 3166-2 in a geofeed, and whatever a provider calls it elsewhere.
 */
export const locationSchema = {
  country: 'text',
  region: 'text',
  city: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

/** One `inetnum:` object of a registry's database in RPSL: the registry's own words on a range. No person stands in it. */

/**
 * A range need not be a prefix. `maintainers` and `lower` are names of maintainers with commas between them; `changed`
 * is the day it was last modified, `YYYY-MM-DD`. `source` stands as printed, in capitals. Null where the object has none.
 */
export const inetnumSchema = {
  status: 'text',
  country: 'text',
  netname: 'text',
  organisation: 'text',
  maintainers: 'text',
  lower: 'text',
  changed: 'text',
  source: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

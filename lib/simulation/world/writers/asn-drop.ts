/** ASN-DROP of the world: JSON lines, one AS a line, the last line metadata. Facts of its own, which change no other file. */
import { type Day, dateStamp, secondWithin, unixTime } from '../day.ts'
import { standsOn } from '../facts.ts'
import { getOrganisation, type OrganisationId } from '../organisations.ts'
import { publishedAt } from '../publication.ts'
import { periodOf, type Span } from '../scenario-facts/moment.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

/** The first announced the bad block before, and announces two more that DROP has. */
const rows: readonly (Span & { by: OrganisationId })[] = [
  { by: 'whispering-cabbage', from: -60 },
  { by: 'borrowed-umbrella', from: -400, until: -120 },
]

export function writeAsnDrop(world: World, day: Day): WorldFile {
  const listed = rows
    .filter((row) => standsOn(periodOf(row, world.genesis), day))
    .map(({ by }) => getOrganisation(by))
    .sort((a, b) => a.asn - b.asn)
  const lines = listed.map(({ asn, registry, id, country }) => {
    return `${JSON.stringify({ asn, rir: registry, domain: `${id}.invalid`, cc: country, asname: id.toUpperCase() })}\n`
  })
  const body = lines.join('')
  const metadata = {
    type: 'metadata',
    timestamp: unixTime(day, secondWithin(day, publishedAt.blocklists)),
    size: body.length,
    records: lines.length,
    copyright: 'Simulated list of a fictional Internet; not published by The Spamhaus Project',
    terms: 'https://www.spamhaus.org/drop/terms/',
  }
  return { name: `asndrop-${dateStamp(day)}.json`, text: `${body}${JSON.stringify(metadata)}\n` }
}

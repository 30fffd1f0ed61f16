/** The VRPs of a day as rpki-client prints them in JSON, IPv6 rows and ASPAs included. */
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { trustAnchorOf } from '#lib/registry/rir.ts'
import { registries } from '../address-plan.ts'
import { type Day, dateStamp, formatInstant, secondWithin, unixTime } from '../day.ts'
import { type Roa, standsOn } from '../facts.ts'
import { organisations } from '../organisations.ts'
import { publishedAt } from '../publication.ts'
import { hashOf } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

export function writeVrps(world: World, day: Day): WorldFile {
  const rows = [...ipv4Rows(world, day), ...ipv6Rows(day)]
  const aspas = aspaRows(day)
  const metadata = {
    buildmachine: 'lighthouse',
    buildtime: formatInstant(day, secondWithin(day, publishedAt.vrps)),
    elapsedtime: 7,
    usertime: 9,
    systemtime: 1,
    roas: Math.ceil(rows.length * 0.6),
    failedroas: 1,
    invalidroas: 0,
    aspas: aspas.length,
    tals: registries.length,
    talfiles: registries.map((registry) => `/etc/tals/${trustAnchorOf(registry)}.tal`),
    // A validator counts a VRP once a ROA that has it, so this is no count of the rows below.
    vrps: rows.length + 5,
    uniquevrps: rows.length,
  }
  const text = `{
\t"metadata": ${JSON.stringify(metadata, null, '\t').replaceAll('\n', '\n\t')},
\t"roas": [
${rows.join(',\n')}
\t],
\t"bgpsec_keys": [
\t],
\t"aspas": [
${aspas.join(',\n')}
\t]
}
`
  return { name: `rpki-client-${dateStamp(day)}.json`, text }
}

function ipv4Rows(world: World, day: Day): string[] {
  return world.roas
    .filter((roa) => standsOn(roa, day))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix) || a.asn - b.asn || a.maxLength - b.maxLength)
    .map(({ prefix, asn, maxLength, registry }) =>
      rowOf({ prefix: formatPrefix(prefix), asn, maxLength, registry }, day),
    )
}

function ipv6Rows(day: Day): string[] {
  return organisations
    .filter(({ index }) => index % 4 === 0)
    .map(({ index, asn, registry }) =>
      rowOf({ prefix: `3fff:${index.toString(16)}::/32`, asn, maxLength: 48, registry }, day),
    )
}

function rowOf(vrp: Pick<Roa, 'asn' | 'maxLength' | 'registry'> & { prefix: string }, day: Day): string {
  const { asn, prefix, maxLength, registry } = vrp
  return `\t\t{ "asn": ${asn}, "prefix": "${prefix}", "maxLength": ${maxLength}, "ta": "${trustAnchorOf(registry)}", "expires": ${expiry(`${asn} ${prefix}`, day)} }`
}

function aspaRows(day: Day): string[] {
  const [upstream, otherUpstream, ...customers] = organisations
  return customers
    .filter(({ index }) => index % 12 === 0)
    .map(
      ({ asn }) =>
        `\t\t{ "customer_asid": ${asn}, "expires": ${expiry(`aspa ${asn}`, day)}, "providers": [ ${upstream?.asn}, ${otherUpstream?.asn} ] }`,
    )
}

/** The end of the chain's validity, re-signed daily: between one and eight days ahead. */
function expiry(object: string, day: Day): number {
  return unixTime(day + 1, hashOf(object) % (7 * 86_400))
}

/** The NRO transfer log v4.0 of one registry, cumulative up to its day. A transfer between two stands in both logs. */
import { formatAddress } from '#lib/address-space/address.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import type { Registry } from '../address-plan.ts'
import { type Day, dateStamp, formatInstant, secondWithin } from '../day.ts'
import type { Transfer } from '../facts.ts'
import { organisations } from '../organisations.ts'
import { publishedAt } from '../publication.ts'
import { secondOfDay } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

type Dialect = {
  utcOffset: string | number
  address(address: number): string
  instant(day: Day, second: number): string
  /** LACNIC wraps the object in an array. */
  nets(nets: object): object
  versionStands: 'first' | 'last'
}

const usual: Dialect = {
  utcOffset: '+0000',
  address: formatAddress,
  instant: formatInstant,
  nets: (nets) => nets,
  versionStands: 'first',
}

const dialects: Readonly<Record<Registry, Dialect>> = {
  ripencc: { ...usual, utcOffset: '+0100' },
  arin: { ...usual, utcOffset: -4, address: padOctets, versionStands: 'last' },
  apnic: { ...usual, utcOffset: '+1000' },
  lacnic: { ...usual, utcOffset: '-0300', instant: localMilliseconds, nets: (nets) => [nets] },
  afrinic: { ...usual, utcOffset: '+0400' },
}

export function writeTransferLog(world: World, registry: Registry, day: Day): WorldFile {
  const dialect = dialects[registry]
  const records = world.transfers
    .filter((transfer) => transfer.day < day)
    .filter(({ source, recipient }) => [source, recipient].some((id) => world.organisation(id).registry === registry))
  const first = records[0]?.day ?? day
  const last = records.at(-1)?.day ?? day
  const version = {
    stats_version: '4.0',
    producer: registryTitle(registry),
    UTC_offset: dialect.utcOffset,
    production_date: formatInstant(day, secondWithin(day, publishedAt.transferLogs)),
    records_interval: {
      start_date: formatInstant(first, 0),
      end_date: formatInstant(last, secondWithin(last, 86_399)),
    },
    remarks: ['Simulated data of a fictional Internet.'],
  }
  const transfers = [asnTransfer(registry), ...records.map((transfer) => recordOf(world, transfer, registry))]
  const log = dialect.versionStands === 'first' ? { version, transfers } : { transfers, version }
  return { name: `transfers-${registry}-${dateStamp(day)}.json`, text: `${JSON.stringify(log, null, 2)}\n` }
}

function recordOf(world: World, transfer: Transfer, registry: Registry) {
  const dialect = dialects[registry]
  const setOf = ({ start, end }: AddressRange) => [
    { start_address: dialect.address(start), end_address: dialect.address(end) },
  ]
  const [source, recipient] = [world.organisation(transfer.source), world.organisation(transfer.recipient)]
  // The receiving registry does not know what the range was cut from.
  const knowsOriginal = source.registry === registry
  const at = secondWithin(transfer.day, secondOfDay(`transfer/${transfer.moved.start}/${transfer.day}`))
  return {
    ip4nets: dialect.nets({
      ...(knowsOriginal && { original_set: setOf(transfer.original) }),
      transfer_set: setOf(transfer.moved),
    }),
    type: transfer.type,
    source_organization: { name: source.name, country_code: source.country },
    recipient_organization: { name: recipient.name, country_code: recipient.country },
    source_rir: registryTitle(source.registry),
    recipient_rir: registryTitle(recipient.registry),
    transfer_date: dialect.instant(transfer.day, at),
    ...(knowsOriginal && { source_registration_date: dialect.instant(transfer.firstRegistered, 43_200) }),
  }
}

/** Logs speak of AS numbers too; a reader of IPv4 passes over this one. */
function asnTransfer(registry: Registry) {
  const [recipient] = organisations.filter((organisation) => organisation.registry === registry)
  const set = [{ start: recipient?.asn, end: recipient?.asn }]
  return {
    asns: { original_set: set, transfer_set: set },
    type: 'RESOURCE_TRANSFER',
    recipient_organization: { name: recipient?.name, country_code: recipient?.country },
    source_rir: registryTitle(registry),
    recipient_rir: registryTitle(registry),
    transfer_date: '2016-02-29T09:30:00Z',
  }
}

/** `240.000.064.000` */
function padOctets(address: number): string {
  return formatAddress(address)
    .split('.')
    .map((octet) => octet.padStart(3, '0'))
    .join('.')
}

/** `2019-05-01 10:20:30.000-0300`: the same day in Montevideo, whatever the hour was in UTC. */
function localMilliseconds(day: Day, second: number): string {
  return formatInstant(day, second).replace('T', ' ').replace('Z', '.000-0300')
}

/**
 * Asks for the reverse zones of a block: a resolver for the servers of each, then each of these servers itself.
 *
 * A resolver that cannot tell, since no server of the zone answers it, is passed by: the zone above says to whom it
 * delegated. That nobody could be asked is never taken for a zone that is not there.
 */
import { formatAddress, parseAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type {
  PtrSample,
  ReverseDnsSource,
  ReverseReading,
  ZoneReading,
  ZoneServer,
} from '#lib/diligence/reverse-dns/reverse-reading.ts'
import { type ReverseZone, reverseZonesOf, sampleOf, zonesAbove } from '#lib/diligence/reverse-dns/reverse-zones.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { type DnsFailure, explainFailure } from '#lib/reputation/dns-client.ts'
import { reverseName } from '#lib/reputation/reverse-name.ts'
import type { ServerAddress } from './ask-over-tcp.ts'
import { Asker, type AskerLimits } from './asker.ts'
import { judgeServer } from './judge-server.ts'
import type { DnsRecord, RecordAnswer, RecordType } from './record-message.ts'

export type ReversePlace = {
  resolver: ServerAddress
  /** Where servers are asked that are not reached at their own address, by that address. */
  serversAt: ReadonlyMap<string, ServerAddress>
}

const usualLimits: AskerLimits = { timeoutMs: 1_500, tries: 2, mostInFlight: 64, withinMs: 20_000 }
const dnsPort = 53
const mostServers = 13
const mostExamples = 4

export function reverseDns(place: ReversePlace, limits: AskerLimits = usualLimits): ReverseDnsSource {
  return (block, mayAsk) => new Reading(place, { mayAsk, asker: new Asker(limits) }).read(block)
}

type Asking = { mayAsk: (address: number) => boolean; asker: Asker }

/** Who a zone was delegated to, and of which zone that is: its own, or a wider one that names its addresses. */
type Told = { zone: string; servers: readonly string[] } | { failed: DnsFailure } | null

class Reading {
  readonly #place: ReversePlace
  readonly #asking: Asking
  /** The same few servers have most zones of a block, and one wider zone may have all of it: each is asked once. */
  readonly #addresses = new Once<string | null>()
  readonly #wider = new Once<Told>()
  readonly #servers = new Once<ZoneServer>()
  readonly #signatures = new Once<boolean | null>()

  constructor(place: ReversePlace, asking: Asking) {
    this.#place = place
    this.#asking = asking
  }

  async read(block: Prefix): Promise<Result<ReverseReading, Unanswered>> {
    const { zones, inAll } = reverseZonesOf(block)
    const told = await Promise.all(zones.map(({ name }) => this.#findServers(name)))
    const silence = told.map((one) => (one !== null && 'failed' in one ? one.failed : null))
    const [first] = silence
    if (first && silence.every((reason) => reason !== null && isSilence(reason)))
      return err(isSilence(first) ? first : 'timeout')
    const readings = await Promise.all(zones.map((zone, index) => this.#readZone(zone, block, told[index] ?? null)))
    const { host, port } = this.#place.resolver
    return ok({ resolver: `${host}:${port}`, zones: readings, zonesInAll: inAll })
  }

  async #readZone(zone: ReverseZone, block: Prefix, told: Told): Promise<ZoneReading> {
    const named = { zone: zone.name, block: formatPrefix(zone.block) }
    const nothing = { servers: [], isSigned: null, ptr: null }
    if (told === null) return { ...named, delegation: 'none', why: null, ...nothing }
    if ('failed' in told) return { ...named, delegation: 'failed', why: explainFailure(told.failed), ...nothing }
    const servers = await Promise.all(
      told.servers
        .slice(0, mostServers)
        .map((name) => this.#servers.get(`${name} ${told.zone}`, () => this.#readServer(name, told.zone))),
    )
    const isAlive = servers.some(({ state }) => state === 'answers')
    const [isSigned, ptr] = await Promise.all([
      this.#signatures.get(told.zone, () => this.#findSignature(told.zone)),
      isAlive ? this.#samplePtr(sampleOf(zone.block, block)) : null,
    ])
    return { ...named, zone: told.zone, delegation: 'delegated', why: null, servers, isSigned, ptr }
  }

  /** Null where a wider zone says that there is none. */
  async #findServers(name: string): Promise<Told> {
    const answer = await this.#resolve(name, 'NS')
    if (answer.state === 'failed') {
      return isSilence(answer.reason) ? { failed: answer.reason } : this.#findDelegation(name, answer.reason)
    }
    const own = serversOf(answer.answers, name)
    if (own.length > 0) return { zone: name, servers: own }
    const wider = answer.authority.find(({ type }) => type === 'SOA')?.owner
    return wider !== undefined && isWiderZone(wider, name) ? this.#wider.get(wider, () => this.#findWider(wider)) : null
  }

  async #findWider(zone: string): Promise<Told> {
    const answer = await this.#resolve(zone, 'NS')
    if (answer.state === 'failed') return { failed: answer.reason }
    return { zone, servers: serversOf(answer.answers, zone) }
  }

  /** What the nearest zone above that answers has delegated, from one of its own servers. */
  async #findDelegation(name: string, reason: DnsFailure): Promise<Told> {
    for (const above of zonesAbove(name)) {
      const answer = await this.#resolve(above, 'NS')
      const servers = answer.state === 'answered' ? serversOf(answer.answers, above) : []
      for (const server of servers.slice(0, 2)) {
        const referral = await this.#askServer(server, name, 'NS')
        if (referral?.state !== 'answered') continue
        const delegated = serversOf([...referral.answers, ...referral.authority], name)
        if (delegated.length > 0) return { zone: name, servers: delegated }
      }
    }
    return { failed: reason }
  }

  async #readServer(name: string, zone: string): Promise<ZoneServer> {
    const address = await this.#findAddress(name)
    if (address === null) return { name, address, state: 'not-asked', why: 'it has no IPv4 address' }
    const answer = await this.#askServer(name, zone, 'SOA')
    if (answer === null) return { name, address, state: 'not-asked', why: 'its address is not a public one' }
    return { name, address, ...judgeServer(answer, zone) }
  }

  /** Null where it has no address that may be asked. */
  async #askServer(name: string, zone: string, type: RecordType): Promise<RecordAnswer | null> {
    const address = await this.#findAddress(name)
    const place = address === null ? null : this.#placeOf(address)
    return place && this.#asking.asker.ask(place, { name: zone, type, recursion: false })
  }

  #placeOf(address: string): ServerAddress | null {
    const named = this.#place.serversAt.get(address)
    if (named) return named
    const parsed = parseAddress(address)
    return parsed.ok && this.#asking.mayAsk(parsed.value) ? { host: address, port: dnsPort } : null
  }

  #findAddress(name: string): Promise<string | null> {
    return this.#addresses.get(name, async () => {
      const answer = await this.#resolve(name, 'A')
      return answer.state === 'failed' ? null : (answer.answers.find(({ type }) => type === 'A')?.data ?? null)
    })
  }

  async #findSignature(zone: string): Promise<boolean | null> {
    const answer = await this.#resolve(zone, 'DS')
    return answer.state === 'failed' ? null : answer.answers.some(({ type }) => type === 'DS')
  }

  async #samplePtr(addresses: readonly number[]): Promise<PtrSample> {
    const answers = await Promise.all(
      addresses.map((address) => this.#resolve(reverseName(address, 'in-addr.arpa'), 'PTR')),
    )
    const named = answers.flatMap((answer, index) => {
      const name = answer.state === 'answered' ? answer.answers.find(({ type }) => type === 'PTR')?.data : undefined
      return name === undefined ? [] : [{ address: formatAddress(addresses[index] ?? 0), name }]
    })
    return {
      asked: addresses.length,
      named: named.length,
      failed: answers.filter(({ state }) => state === 'failed').length,
      examples: named.slice(0, mostExamples),
    }
  }

  #resolve(name: string, type: RecordType): Promise<RecordAnswer> {
    return this.#asking.asker.ask(this.#place.resolver, { name, type, recursion: true })
  }
}

class Once<T> {
  readonly #made = new Map<string, Promise<T>>()

  get(key: string, make: () => Promise<T>): Promise<T> {
    const value = this.#made.get(key) ?? make()
    this.#made.set(key, value)
    return value
  }
}

type Silence = 'timeout' | 'unreachable' | 'malformed'

const isSilence = (reason: DnsFailure): reason is Silence =>
  reason === 'timeout' || reason === 'unreachable' || reason === 'malformed'

const serversOf = (records: readonly DnsRecord[], zone: string): string[] => [
  ...new Set(records.filter(({ owner, type }) => type === 'NS' && owner === zone).map(({ data }) => data)),
]

/** A zone at the octet above, in which a holder names the addresses itself; the /8 above that is the registry's. */
const isWiderZone = (zone: string, name: string): boolean => zonesAbove(name).slice(0, -1).includes(zone)

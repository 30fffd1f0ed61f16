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
import { reverseName } from '#lib/reputation/reverse-name.ts'
import type { ServerAddress } from './ask-over-tcp.ts'
import { type Asked, Asker, type AskerLimits, type AskFailure, explainAsking } from './asker.ts'
import { isAskable } from './dns-message.ts'
import { judgeServer } from './judge-server.ts'
import type { DnsRecord, RecordType } from './record-message.ts'

export type ReversePlace = {
  resolver: ServerAddress
  /** Where servers are asked that are not reached at their own address, by that address. */
  serversAt: ReadonlyMap<string, ServerAddress>
  /** Whether a name server may be asked that the operator did not name. */
  asksOthers: boolean
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
type Told = { zone: string; servers: readonly string[] } | { failed: AskFailure } | null

/** Where a name server is asked; or why it is not, as a clause. */
type Whereabouts = { address: string; place: ServerAddress } | { address: string | null; place: null; why: string }

class Reading {
  readonly #place: ReversePlace
  readonly #asking: Asking
  /** The same few servers have most zones of a block, and one wider zone may have all of it: each is asked once. */
  readonly #whereabouts = new Once<Whereabouts>()
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
      return err(isSilence(first) && first !== 'not-asked' ? first : 'timeout')
    const readings = await Promise.all(zones.map((zone, index) => this.#readZone(zone, block, told[index] ?? null)))
    const { host, port } = this.#place.resolver
    return ok({ resolver: `${host}:${port}`, zones: readings, zonesInAll: inAll })
  }

  async #readZone(zone: ReverseZone, block: Prefix, told: Told): Promise<ZoneReading> {
    const named = { zone: zone.name, block: formatPrefix(zone.block) }
    const nothing = { servers: [], isSigned: null, ptr: null }
    if (told === null) return { ...named, delegation: 'none', why: null, ...nothing }
    if ('failed' in told) return { ...named, delegation: 'failed', why: explainAsking(told.failed), ...nothing }
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

  /** Null where a wider zone says that there is none (RFC 2308 section 2); an answer without records alone does not. */
  async #findServers(name: string): Promise<Told> {
    const answer = await this.#resolve(name, 'NS')
    if (answer.state === 'failed') {
      return isSilence(answer.reason) ? { failed: answer.reason } : this.#findDelegation(name, answer.reason)
    }
    const own = serversOf(answer.answers, name)
    if (own.length > 0) return { zone: name, servers: own }
    const wider = answer.authority.find(({ type }) => type === 'SOA')?.owner
    if (wider !== undefined && isWiderZone(wider, name)) return this.#wider.get(wider, () => this.#findWider(wider))
    return saysNone(answer) ? null : this.#findDelegation(name, 'lame')
  }

  async #findWider(zone: string): Promise<Told> {
    const answer = await this.#resolve(zone, 'NS')
    if (answer.state === 'failed') return { failed: answer.reason }
    const servers = serversOf(answer.answers, zone)
    return servers.length > 0 ? { zone, servers } : { failed: 'lame' }
  }

  /** What the nearest zone above that answers has delegated, from one of its own servers. */
  async #findDelegation(name: string, reason: AskFailure): Promise<Told> {
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
    const where = await this.#locate(name)
    const named = { name: name === '' ? '.' : name, address: where.address }
    if (where.place === null) return { ...named, state: 'not-asked', why: where.why }
    return { ...named, ...judgeServer(await this.#askPlace(where.place, zone, 'SOA'), zone) }
  }

  /** Null where it is not one to ask. */
  async #askServer(name: string, zone: string, type: RecordType): Promise<Asked | null> {
    const { place } = await this.#locate(name)
    return place && this.#askPlace(place, zone, type)
  }

  #askPlace(place: ServerAddress, zone: string, type: RecordType): Promise<Asked> {
    return this.#asking.asker.ask(place, { name: zone, type, recursion: false })
  }

  #locate(name: string): Promise<Whereabouts> {
    return this.#whereabouts.get(name, async () => {
      if (!isAskable(name)) return { address: null, place: null, why: 'its name cannot be asked' }
      const answer = await this.#resolve(name, 'A')
      const reason = answer.state === 'failed' ? answer.reason : 'lame'
      const address = answer.state === 'answered' && answer.answers.find(({ type }) => type === 'A')?.data
      if (address) return this.#placeOf(address)
      const hasNone = answer.state === 'answered' && saysNone(answer)
      const why = hasNone ? 'it has no IPv4 address' : `its address is not known: ${explainAsking(reason)}`
      return { address: null, place: null, why }
    })
  }

  #placeOf(address: string): Whereabouts {
    const named = this.#place.serversAt.get(address)
    if (named) return { address, place: named }
    if (!this.#place.asksOthers) return { address, place: null, why: 'no server outside is asked from here' }
    const parsed = parseAddress(address)
    return parsed.ok && this.#asking.mayAsk(parsed.value)
      ? { address, place: { host: address, port: dnsPort } }
      : { address, place: null, why: 'its address is not a public one' }
  }

  async #findSignature(zone: string): Promise<boolean | null> {
    const answer = await this.#resolve(zone, 'DS')
    if (answer.state === 'failed') return null
    if (answer.answers.some(({ type }) => type === 'DS')) return true
    return saysNone(answer) ? false : null
  }

  async #samplePtr(addresses: readonly number[]): Promise<PtrSample | null> {
    const answers = await Promise.all(
      addresses.map((address) => this.#resolve(reverseName(address, 'in-addr.arpa'), 'PTR')),
    )
    const named = answers.flatMap((answer, index) => {
      const name = answer.state === 'answered' ? answer.answers.find(({ type }) => type === 'PTR')?.data : undefined
      return name === undefined ? [] : [{ address: formatAddress(addresses[index] ?? 0), name }]
    })
    const asked = answers.filter((answer) => answer.state === 'answered' || answer.reason !== 'not-asked').length
    if (asked === 0) return null
    return {
      asked,
      named: named.length,
      failed: asked - answers.filter(({ state }) => state === 'answered').length,
      examples: named.slice(0, mostExamples),
    }
  }

  #resolve(name: string, type: RecordType): Promise<Asked> {
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

type Silence = 'timeout' | 'unreachable' | 'malformed' | 'not-asked'

const isSilence = (reason: AskFailure): reason is Silence =>
  reason === 'timeout' || reason === 'unreachable' || reason === 'malformed' || reason === 'not-asked'

/** Whether it says that there is nothing: the name does not exist, or its zone stands beside (RFC 2308 section 2). */
const saysNone = ({ exists, authority }: { exists: boolean; authority: readonly DnsRecord[] }): boolean =>
  !exists || authority.some(({ type }) => type === 'SOA')

const serversOf = (records: readonly DnsRecord[], zone: string): string[] => [
  ...new Set(records.filter(({ owner, type }) => type === 'NS' && owner === zone).map(({ data }) => data)),
]

/** A zone at the octet above, in which a holder names the addresses itself; the /8 above that is the registry's. */
const isWiderZone = (zone: string, name: string): boolean => zonesAbove(name).slice(0, -1).includes(zone)

/**
 * Asks every list about every address of a block: each list at its own pace, and none believed before its test
 * addresses are answered rightly. What was written down is not asked again, whoever goes on.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { AskedZone } from '../choose-zones.ts'
import type { DnsClient } from '../dns-client.ts'
import { rateOf } from '../dnsbl-zone.ts'
import { judgeLiveness, livenessProbes } from '../judge-liveness.ts'
import { type DnsblReading, readDnsblAnswer } from '../read-dnsbl-answer.ts'
import { reverseName } from '../reverse-name.ts'
import { partsOf } from '../scan-parts.ts'
import { type OpenScan, type PartAnswers, recordLiveness, recordParts, selectDoneParts } from './dnsbl-store.ts'
import { Pace } from './pace.ts'

export type Scanning = {
  client: DnsClient
  zones: readonly AskedZone[]
  /** In place of what each zone allows: for a resolver that holds the zones itself. Null asks as the zones allow. */
  perSecond: number | null
  /** Whether to stop before the next part; a scan that stops goes on later. */
  isOver: () => boolean
}

export type ScanProgress = { isFinished: boolean; questions: number; listed: number; unknown: number }

/** Answers are believed and written down in lots: of so many parts, or of what there is after so long. */
const mostParts = 16
const longestMs = 1_000

export async function scanBlock(scan: OpenScan, scanning: Scanning): Promise<ScanProgress> {
  const progress = { isFinished: true, questions: 0, listed: 0, unknown: 0 }
  await Promise.all(
    scanning.zones.map(async (asked) => {
      const isFinished = await scanZone({ scan, asked, scanning, progress })
      progress.isFinished &&= isFinished
    }),
  )
  return progress
}

type ZoneScan = { scan: OpenScan; asked: AskedZone; scanning: Scanning; progress: ScanProgress }

/** True when the list has nothing left to answer, or cannot be believed. */
async function scanZone(zoneScan: ZoneScan): Promise<boolean> {
  const { scan, asked, scanning } = zoneScan
  const done = await selectDoneParts(scan, asked.zone.id)
  const left = partsOf(scan.block).filter(({ address }) => !done.has(address))
  const pace = new Pace(scanning.perSecond ?? rateOf(asked.zone))
  let isAlive = left.length === 0 || (await believe(asked, scanning.client))
  for (let next = 0; isAlive && next < left.length; ) {
    if (scanning.isOver()) return false
    const lot = await askLot(zoneScan, pace, left.slice(next, next + mostParts))
    next += lot.length
    // Asked again before what it said counts: a list that dies meanwhile lists nobody, which is no good news.
    isAlive = await believe(asked, scanning.client)
    if (isAlive) await recordParts({ scan, zone: asked.zone.id, resolver: scanning.client.server }, lot)
  }
  return true
}

async function believe(asked: AskedZone, client: DnsClient): Promise<boolean> {
  const liveness = await probe(asked, client)
  await recordLiveness(asked.zone.id, client.server, liveness.ok ? null : liveness.error)
  return liveness.ok
}

async function probe({ suffix }: AskedZone, client: DnsClient): Promise<Result<null, string>> {
  const ask = async (address: number) => readDnsblAnswer(await client.ask(reverseName(address, suffix)))
  const [listed, notListed] = await Promise.all([ask(livenessProbes.listed), ask(livenessProbes.notListed)])
  return judgeLiveness(listed, notListed)
}

/** At least one part. */
async function askLot(zoneScan: ZoneScan, pace: Pace, parts: readonly Prefix[]): Promise<PartAnswers[]> {
  const until = performance.now() + longestMs
  const lot: PartAnswers[] = []
  for (const part of parts) {
    lot.push(await askPart(zoneScan, pace, part))
    if (performance.now() > until || zoneScan.scanning.isOver()) break
  }
  return lot
}

async function askPart({ asked, scanning, progress }: ZoneScan, pace: Pace, part: Prefix): Promise<PartAnswers> {
  const addresses = Array.from({ length: 2 ** (32 - part.length) }, (_, host) => part.address + host)
  const readings: DnsblReading[] = []
  for (let first = 0; first < addresses.length; first += pace.burst) {
    const burst = addresses.slice(first, first + pace.burst)
    await pace.take(burst.length)
    const answers = await Promise.all(burst.map((address) => scanning.client.ask(reverseName(address, asked.suffix))))
    readings.push(...answers.map(readDnsblAnswer))
  }
  const answers = sortReadings(part, addresses, readings)
  progress.questions += addresses.length
  progress.listed += answers.listed.length
  progress.unknown += answers.unknown.length
  return answers
}

function sortReadings(part: Prefix, addresses: readonly number[], readings: readonly DnsblReading[]): PartAnswers {
  const listed: { address: number; codes: readonly string[] }[] = []
  const unknown: number[] = []
  let unknownReason: string | null = null
  for (const [index, address] of addresses.entries()) {
    const reading = readings[index] ?? { state: 'failed', reason: 'nobody asked' }
    if (reading.state === 'listed') listed.push({ address, codes: reading.codes })
    else if (reading.state === 'failed') {
      unknown.push(address)
      unknownReason ??= reading.reason
    }
  }
  return { part, listed, unknown, unknownReason }
}

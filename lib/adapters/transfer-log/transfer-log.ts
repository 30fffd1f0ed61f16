/**
 * Transfer logs of the five RIRs: NRO transfer log 4.0, its predecessor 3.0 and the draft of 5.0.
 *
 * Keeps transfers of IPv4 alone. A transfer between two registries stands in both logs and is kept in both:
 * which of them agree is for a reader of the rows to say.
 */
import { z } from 'zod'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { pendingTransferSchema } from '#lib/registry/pending-transfer.ts'
import { findRir } from '#lib/registry/rir.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { type JsonElement, type JsonMembers, parseElement, readJsonElements } from '../streams/json-elements.ts'
import type { LineFault } from '../streams/lines.ts'
import { parseTransfer } from './parse-transfer.ts'

type Reading = {
  fault: LineFault | null
  ranges: number
  others: number
  cancelled: number
  /** Address ranges. */
  pending: number
  rows: ReturnType<typeof buildRangeTable<typeof transferSchema>>
  pendingRows: ReturnType<typeof buildRangeTable<typeof pendingTransferSchema>>
}

const Version = z.object({
  producer: z.string(),
  stats_version: z.union([z.string(), z.number()]).nullish(),
  production_date: z.string().nullish(),
  records_interval: z.object({ start_date: z.string().nullish() }).nullish().catch(null),
})

export const transferLog: FormatAdapter = {
  format: 'transfer-log',

  // ARIN writes the version behind the transfers, where the head does not reach.
  recognise: (head) =>
    /^\s*\{/.test(head) && /"transfers"\s*:\s*\[/.test(head) && /"(stats_version|transfer_set)"\s*:/.test(head),

  async read(bytes) {
    const reading: Reading = {
      fault: null,
      ranges: 0,
      others: 0,
      cancelled: 0,
      pending: 0,
      rows: buildRangeTable(transferSchema),
      pendingRows: buildRangeTable(pendingTransferSchema),
    }
    const visit = (element: JsonElement) => {
      // Read on after a fault, so that the refusal can name its registry.
      reading.fault ??= takeTransfer(reading, element)
      return null
    }
    const members = await readJsonElements(bytes, { lists: ['transfers'], visit })
    if (!members.ok) return err({ source: null, ...(reading.fault ?? members.error) })
    const source = sourceOf(members.value)
    if (reading.fault) return err({ source: source.ok ? source.value : null, ...reading.fault })
    if (!source.ok) return err({ source: null, line: null, reason: source.error })
    const asOf = parseProductionDate(members.value)
    if (!asOf.ok) return err({ source: source.value, line: null, reason: asOf.error })
    const told = {
      asOf: asOf.value,
      begins: parseBeginning(members.value),
      isTellingPending: isOfVersion5(members.value),
    }
    return ok(snapshotsOf(reading, source.value, told))
  },
}

/** Only a log of version 5.0 tells what is under way: of an earlier one there is no list, not even an empty one. */
function snapshotsOf(
  reading: Reading,
  source: string,
  { asOf, begins, isTellingPending }: { asOf: string | null; begins: string | undefined; isTellingPending: boolean },
): ReadSnapshot[] {
  const { ranges, pending, rows, pendingRows } = reading
  const skipped = isTellingPending || pending === 0 ? [] : [`${pending} ranges that are under way skipped.`]
  const told: ReadSnapshot = {
    ...{ source, kind: 'transfers', asOf, begins, records: ranges },
    ...{ notes: [...notesOf(reading), ...skipped], columns: rows.finish() },
  }
  if (!isTellingPending) return [told]
  const underWay: ReadSnapshot = {
    ...{ source: source.replace('transfers-', 'pending-transfers-'), kind: 'pending-transfers', asOf },
    ...{ records: pending, notes: [], columns: pendingRows.finish() },
  }
  return [told, underWay]
}

function takeTransfer(reading: Reading, element: JsonElement): LineFault | null {
  const json = parseElement(element)
  if (!json.ok) return json.error
  const transfer = parseTransfer(json.value)
  if (!transfer.ok) return { line: element.line, reason: transfer.error }
  const { ranges, outcome, status, statusDate: since, ...facts } = transfer.value
  const place = { offset: element.offset, bytes: element.end - element.start }
  if (ranges.length === 0) reading.others++
  else if (outcome === 'cancelled') reading.cancelled++
  else if (outcome === 'under-way') {
    const { sourceRir, recipientRir } = facts
    for (const range of ranges) reading.pendingRows.add({ ...range, status, since, sourceRir, recipientRir, ...place })
    reading.pending += ranges.length
  } else {
    for (const range of ranges) reading.rows.add({ ...range, ...facts, ...place })
    reading.ranges += ranges.length
  }
  return null
}

function notesOf({ others, cancelled }: Reading): string[] {
  return [
    ...(others > 0 ? [`${others} transfers of AS numbers and IPv6 skipped.`] : []),
    ...(cancelled > 0 ? [`${cancelled} transfers that were cancelled skipped.`] : []),
  ]
}

/** `transfers-ripencc` for the producer "RIPE NCC". */
function sourceOf(members: JsonMembers): Result<string, string> {
  const version = Version.safeParse(members.get('version'))
  if (!version.success) return err('The log has no version that names its producer.')
  const { producer, stats_version } = version.data
  const registry = findRir(producer)
  if (!registry) return err(`The producer ${quote(producer)} is none of the five registries.`)
  if (stats_version && !/^[345](\.\d+)?$/.test(String(stats_version))) {
    return err(`Version ${quote(String(stats_version))} of the format is not known; 3.0, 4.0 and 5.0 are.`)
  }
  return ok(`transfers-${registry}`)
}

const isOfVersion5 = (members: JsonMembers): boolean =>
  String(Version.parse(members.get('version')).stats_version ?? '').startsWith('5')

function parseProductionDate(members: JsonMembers): Result<string | null, string> {
  const { production_date: text } = Version.parse(members.get('version'))
  if (!text) return ok(null)
  const [, day, time = '', zone = 'Z'] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.]+))?\s?(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? []
  const date = realDay(day ?? '')
  const offset = zone.replace(/^(...)(\d\d)$/, '$1:$2')
  // Without a zone it is UTC, not the zone of the machine that reads it.
  const asOf = date && time ? isoInstant(Date.parse(`${date}T${time}${offset}`)) : date
  return asOf === null ? err(`The production date ${quote(text)} is no date such as 2026-04-15T03:59:11Z.`) : ok(asOf)
}

/** The first day of its records. A log without one, or with one that is no day, is read all the same. */
function parseBeginning(members: JsonMembers): string | undefined {
  const { records_interval: interval } = Version.parse(members.get('version'))
  return realDay(interval?.start_date?.slice(0, 10) ?? '') ?? undefined
}

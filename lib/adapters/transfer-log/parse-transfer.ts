/** One record of a transfer log, in the spellings of log versions 3.0 to 5.0 and of the five registries. */
import { z } from 'zod'
import { parseAddress } from '#lib/address-space/address.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type Transfer = {
  /** Empty for a transfer of AS numbers or IPv6. */
  ranges: AddressRange[]
  /** The day as the registry prints it: local to its offset, which is how it is quoted everywhere else. */
  date: string | null
  type: string | null
  sourceRir: string | null
  recipientRir: string | null
  source: string | null
  recipient: string | null
  /** Of version 5.0, between two registries: whether it came about. Earlier logs hold only what did. */
  outcome: 'completed' | 'cancelled' | 'under-way'
  /** Of version 5.0, between two registries: the status as printed, and the day of it. */
  status: string | null
  statusDate: string | null
}

const Range = z.union([
  z.object({ start_address: z.string(), end_address: z.string() }),
  // Version 3.0.
  z
    .object({ start: z.string(), end: z.string() })
    .transform(({ start, end }) => ({ start_address: start, end_address: end })),
])
const Nets = z.object({ transfer_set: z.array(Range).min(1) })
const Organisation = z.object({ name: z.string().nullish() }).nullish()

const TransferRecord = z.object({
  // LACNIC writes a list of one. Version 3.0 has a v more.
  ip4nets: z.union([Nets, z.array(Nets)]).nullish(),
  ipv4nets: z.union([Nets, z.array(Nets)]).nullish(),
  asns: z.unknown().optional(),
  ip6nets: z.unknown().optional(),
  ipv6nets: z.unknown().optional(),
  transfer_date: z.string().nullish(),
  completion_date: z.string().nullish(),
  type: z.union([z.string(), z.object({ signifier: z.string() }).transform(({ signifier }) => signifier)]).nullish(),
  source_rir: z.string().nullish(),
  recipient_rir: z.string().nullish(),
  source_organization: Organisation,
  recipient_organization: Organisation,
  // Version 5.0, transfers between two registries only.
  status: z.string().nullish(),
  status_date: z.string().nullish(),
})

export function parseTransfer(json: unknown): Result<Transfer, string> {
  const parsed = TransferRecord.safeParse(json)
  if (!parsed.success) return err(`The record is no transfer: ${explainIssue(parsed.error)}.`)
  const record = parsed.data
  const nets = [record.ip4nets ?? record.ipv4nets ?? []].flat()
  if (nets.length === 0 && !(record.asns || record.ip6nets || record.ipv6nets)) {
    return err('The record names no resources: it has none of ip4nets, ip6nets and asns.')
  }
  const ranges = parseRanges(nets.flatMap((net) => net.transfer_set))
  if (!ranges.ok) return ranges
  const date = parseDate(record.transfer_date ?? record.completion_date)
  if (!date.ok) return date
  const statusDate = parseDate(record.status_date)
  if (!statusDate.ok) return statusDate
  return ok({
    ranges: ranges.value,
    date: date.value,
    type: record.type || null,
    sourceRir: record.source_rir || null,
    recipientRir: record.recipient_rir || null,
    source: record.source_organization?.name || null,
    recipient: record.recipient_organization?.name || null,
    outcome: outcomeOf(record.status),
    ...{ status: record.status || null, statusDate: statusDate.value },
  })
}

const cancelled = ['sourceCancelled', 'recipientCancelled']
/** Both registries may list the block meanwhile, and nobody has received it. */
const underWay = ['sourceInitialized', 'recipientAccepted']

function outcomeOf(status: string | null | undefined): Transfer['outcome'] {
  if (cancelled.includes(status ?? '')) return 'cancelled'
  return underWay.includes(status ?? '') ? 'under-way' : 'completed'
}

function parseRanges(texts: readonly z.infer<typeof Range>[]): Result<AddressRange[], string> {
  const ranges: AddressRange[] = []
  for (const { start_address, end_address } of texts) {
    const start = parsePaddedAddress(start_address)
    if (!start.ok) return start
    const end = parsePaddedAddress(end_address)
    if (!end.ok) return end
    if (start.value > end.value) return err(`The range ${start_address} to ${end_address} ends before it starts.`)
    ranges.push({ start: start.value, end: end.value })
  }
  return ok(ranges)
}

/** ARIN pads octets with zeros, `054.224.000.000`: decimal, however octal they look. */
function parsePaddedAddress(text: string): Result<number, string> {
  const address = parseAddress(text.replaceAll(/\b0+(?=\d)/g, ''))
  return address.ok ? address : err(address.error.message)
}

/** `2012-03-01T18:48:00Z` or `2019-05-01 10:20:30.000-0300`. */
function parseDate(text: string | null | undefined): Result<string | null, string> {
  if (!text) return ok(null)
  const day = realDay(text.slice(0, 10))
  return day === null ? err(`${quote(text)} is no date such as 2012-03-01T18:48:00Z.`) : ok(day)
}

function explainIssue(error: z.ZodError): string {
  const [issue] = error.issues
  return issue ? `${issue.path.join('.') || 'itself'}: ${issue.message}` : 'not readable'
}

/**
 * Which providers each AS has attested (ASPA, draft-ietf-sidrops-aspa-profile): an attribute of ASNs, not of blocks.
 *
 * One row a customer. Several objects for one customer are united, as the draft says.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'

/** `offset` is the byte of the export's text at which the record begins. */
export type AspaRow = { customer: number; providers: readonly number[]; offset: number }

export type AspaIndex = {
  readonly size: number
  /** In the order of customers; providers distinct and ascending. Null where the AS has attested nothing. */
  find(customer: number): AspaRow | null
  row(index: number): AspaRow
}

export function buildAspaIndex(rows: Iterable<AspaRow>): Columns {
  const byCustomer = new Map<number, { providers: Set<number>; offset: number }>()
  for (const { customer, providers, offset } of rows) {
    const known = byCustomer.get(customer)
    if (known) for (const provider of providers) known.providers.add(provider)
    else byCustomer.set(customer, { providers: new Set(providers), offset })
  }
  const sorted = [...byCustomer].sort(([a], [b]) => a - b)
  const providers = sorted.map(([, row]) => [...row.providers].sort((a, b) => a - b))
  const ends = new Uint32Array(sorted.length + 1)
  for (const [index, list] of providers.entries()) ends[index + 1] = (ends[index] ?? 0) + list.length
  return {
    customer: Uint32Array.from(sorted, ([customer]) => customer),
    ends,
    provider: Uint32Array.from(providers.flat()),
    offset: Uint32Array.from(sorted, ([, row]) => row.offset),
  }
}

/** Lays the index over columns made by `buildAspaIndex`, in memory or out of a file. Throws on any others. */
export function openAspaIndex({ customer, ends, provider, offset }: Columns): AspaIndex {
  invariant(customer && ends && provider && offset, 'an index file of ASPAs has its columns')
  const row = (index: number): AspaRow => ({
    customer: customer[index] ?? 0,
    providers: [...provider.subarray(ends[index], ends[index + 1])],
    offset: offset[index] ?? 0,
  })
  return {
    size: customer.length,
    row,
    find(asn) {
      let [from, to] = [0, customer.length]
      while (from < to) {
        const middle = (from + to) >>> 1
        if ((customer[middle] ?? 0) < asn) from = middle + 1
        else to = middle
      }
      return customer[from] === asn ? row(from) : null
    },
  }
}

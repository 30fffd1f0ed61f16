/**
 * The ASPAs of an export: rpki-client's `customer_asid`, Routinator's `customer`.
 *
 * They are its second product: an object that breaks the profile is left out and told, and never costs the VRPs.
 */
import { z } from 'zod'
import { parseAsn } from '#lib/address-space/asn.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { type AspaRow, buildAspaIndex } from '#lib/routing/aspa-index.ts'

const aspaSource = 'rpki-aspas'

const Asn = z.union([
  z.int().min(0).max(0xffffffff),
  z.string().transform((text, context) => {
    const asn = parseAsn(text)
    if (asn.ok) return asn.value
    context.addIssue({ code: 'custom', message: asn.error.message })
    return z.NEVER
  }),
])

const Aspa = z
  .looseObject({
    customer_asid: Asn.optional(),
    customer: Asn.optional(),
    /** Old drafts attested for one address family alone. */
    afi: z.string().optional(),
    providers: z.array(Asn).min(1),
  })
  .transform(({ customer_asid, customer = customer_asid, afi, providers }) => ({ customer, afi, providers }))

export class AspaRows {
  readonly #rows: AspaRow[] = []
  #ipv6 = 0
  #malformed = 0

  get isEmpty(): boolean {
    return this.#rows.length + this.#ipv6 + this.#malformed === 0
  }

  /** An element of the list, as JSON.parse gives it, and the byte at which it begins. */
  add(element: unknown, offset: number): void {
    const aspa = Aspa.safeParse(element)
    const { customer, afi, providers = [] } = aspa.data ?? {}
    // A customer among its own providers breaks the profile: the whole object counts for nothing.
    if (customer === undefined || providers.includes(customer)) this.#malformed++
    else if (afi === 'ipv6') this.#ipv6++
    else this.#rows.push({ customer, providers, offset })
  }

  finish(asOf: string | null): ReadSnapshot {
    const columns = buildAspaIndex(this.#rows)
    const counted = [
      [this.#ipv6, 'ASPAs for IPv6 alone skipped.'],
      [
        this.#rows.length - (columns.customer?.length ?? 0),
        'ASPAs of a customer that has several united with its first.',
      ],
      [this.#malformed, 'malformed ASPAs ignored: no customer, no providers, or the customer among them.'],
    ] as const
    const notes = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
    return { source: aspaSource, kind: 'aspas', asOf, records: this.#rows.length, notes, columns }
  }
}

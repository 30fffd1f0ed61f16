/** What a row or card of the catalogue shows of a listing beside its columns. */
import type { Answer } from '#lib/kernel/answer.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { DealType } from './deal-type.ts'

/** The lowest price of one kind of deal per address, and the part it is for. Minor units as text: JSON has no bigint. */
export type FromPrice = { readonly partLength: number; readonly amountMinor: string }

type YesNo = 'yes' | 'no' | 'unknown'

export type EntrySummary = {
  readonly registry: Rir
  /** As the registration prints it; null where it prints none. */
  readonly country: string | null
  readonly holderName: string | null
  /** The worst state of the routes announced for exactly this block, or for what is left of it. `as0`: only AS0 covers it. */
  readonly rpki: 'valid' | 'invalid' | 'not-found' | 'unrouted' | 'as0' | 'unknown'
  /** `from`: the day from which it may be transferred, `YYYY-MM-DD`. `rule`: the clause that says so. */
  readonly transferable: { readonly state: YesNo; readonly from: string | null; readonly rule: string | null }
  readonly routed: { readonly state: YesNo; readonly origins: readonly number[] }
  readonly lists: readonly {
    readonly list: string
    readonly title: string
    readonly answer: Answer
    readonly asOf: string | null
    readonly listedAddresses: number
  }[]
  readonly fromPrices: Readonly<Record<DealType, FromPrice | null>>
  /** A sentence each. */
  readonly gatesWarned: readonly string[]
}

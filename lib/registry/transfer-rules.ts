/**
 * What each RIR's policy says about selling and leasing IPv4 space: rows of data, never branches of code.
 *
 * Policy was in motion at four of five RIRs in 2025 and 2026: a row nobody has read in its current wording says so.
 */
import type { Rir } from './rir.ts'
import { afrinicRules } from './rules/afrinic.ts'
import { apnicRules } from './rules/apnic.ts'
import { arinRules } from './rules/arin.ts'
import { lacnicRules } from './rules/lacnic.ts'
import { ripenccRules } from './rules/ripencc.ts'
import type { TransferRule } from './transfer-rule.ts'

const rules: Record<Rir, readonly TransferRule[]> = {
  afrinic: afrinicRules,
  apnic: apnicRules,
  arin: arinRules,
  lacnic: lacnicRules,
  ripencc: ripenccRules,
}

/** Of all registries. */
export const codedTransferRules: readonly TransferRule[] = Object.values(rules).flat()

/** As coded. */
export const rulesOf = (rir: Rir): readonly TransferRule[] => rules[rir]

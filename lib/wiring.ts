/** The one file that names both a port and its adapters. */
import { delegatedStatistics } from '#lib/adapters/delegated-statistics/delegated-statistics.ts'
import { ianaSpecialAsns } from '#lib/adapters/iana-special-purpose/special-asns.ts'
import { ianaSpecialPurpose } from '#lib/adapters/iana-special-purpose/special-purpose.ts'
import { spamhausDropJson } from '#lib/adapters/spamhaus-drop/drop-json.ts'
import { spamhausDropText } from '#lib/adapters/spamhaus-drop/drop-text.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'

/** Every format that an import recognises. No file is recognised by two of them. */
export const formatAdapters: readonly FormatAdapter[] = [
  delegatedStatistics,
  ianaSpecialPurpose,
  ianaSpecialAsns,
  spamhausDropJson,
  spamhausDropText,
]

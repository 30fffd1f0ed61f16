/** What validating networks would make of the block, announced as it stands by the reader's own AS. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { WhatIfFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { stateOf } from '../validate-route.ts'

export function checkWhatIf(block: Prefix, origin: number, { vrps }: EvidenceSet): WhatIfFinding {
  return { origin, ...stateOf(vrps, block, origin) }
}

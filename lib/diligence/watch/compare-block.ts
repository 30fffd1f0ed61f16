/** Everything that changed of one block between two moments. To watch for more, write a file in changes/ and name it here. */
import type { Change } from './change.ts'
import { compareBlocklists } from './changes/blocklists.ts'
import { compareLocation } from './changes/location.ts'
import { compareRegistration } from './changes/registration.ts'
import { compareRegistryConflicts } from './changes/registry-conflicts.ts'
import { compareRouteObjects } from './changes/route-objects.ts'
import { compareRouting } from './changes/routing.ts'
import { compareRpki } from './changes/rpki.ts'
import { compareTransferLocks } from './changes/transfer-locks.ts'
import type { TwoMoments } from './two-moments.ts'

const comparisons = [
  compareRegistration,
  compareTransferLocks,
  compareRegistryConflicts,
  compareRpki,
  compareRouting,
  compareRouteObjects,
  compareBlocklists,
  compareLocation,
]

export function compareBlock(moments: TwoMoments): Change[] {
  const changes: Change[] = []
  for (const compare of comparisons) changes.push(...compare(moments))
  return changes
}

/** Ranges that came into the NRO's report of conflicts, left it, or are claimed by others now. */
import { type Change, changeOf } from '../change.ts'
import { compareByRange } from '../compare-by-range.ts'
import type { TwoMoments } from '../two-moments.ts'

export function compareRegistryConflicts({ before, after }: TwoMoments): Change[] {
  return compareByRange(before.registryConflicts, after.registryConflicts).flatMap(([range, old, fresh]) => {
    const [had, has] = [old?.says ?? null, fresh?.says ?? null]
    const source = (fresh ?? old)?.source
    if (source === undefined || had === has) return []
    const told = { subject: `registry conflict ${range}`, before: had, after: has, source }
    if (had === null)
      return [
        changeOf('registry-conflict', { ...told, sentence: `${range} stands in the statistics of ${has} at once.` }),
      ]
    if (has === null)
      return [
        changeOf('registry-conflict-ended', { ...told, sentence: `${range} is no longer in conflict between ${had}.` }),
      ]
    return [
      changeOf('registry-conflict-changed', {
        ...told,
        sentence: `${range} was in conflict between ${had} and is between ${has}.`,
      }),
    ]
  })
}

/** Voluntary transfer locks (ripe-806) that were set, lifted, or set for another time. */
import { type Change, changeOf } from '../change.ts'
import { compareByRange } from '../compare-by-range.ts'
import type { TwoMoments } from '../two-moments.ts'

export function compareTransferLocks({ before, after }: TwoMoments): Change[] {
  return compareByRange(before.transferLocks, after.transferLocks).flatMap(([range, old, fresh]) => {
    const [had, has] = [old?.says ?? null, fresh?.says ?? null]
    const source = (fresh ?? old)?.source
    if (source === undefined || had === has) return []
    const told = { subject: `transfer lock ${range}`, before: had, after: has, source }
    if (had === null)
      return [changeOf('transfer-locked', { ...told, sentence: `${range} is locked against transfer ${has}.` })]
    if (has === null)
      return [
        changeOf('transfer-lock-gone', {
          ...told,
          sentence: `${range} is no longer locked against transfer; it was ${had}.`,
        }),
      ]
    return [
      changeOf('transfer-lock-changed', {
        ...told,
        sentence: `The transfer lock of ${range} was ${had} and is ${has}.`,
      }),
    ]
  })
}

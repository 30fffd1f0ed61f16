/** Which watched blocks DNS blocklists are asked about: anybody may watch anything, and lists are asked at their pace. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { scannable } from '#lib/reputation/scan-parts.ts'

/** 4,096 addresses; a list with an ordinary pace is through with them in minutes, not in hours. */
export const widestWatched = 20

/** Whether it is asked about only where its watcher proved control of it. */
export const wantsControl = ({ length }: Prefix): boolean => length < widestWatched && length >= scannable.widest

/** Why lists are not asked about a watched block; null where they are. */
export function explainNotScanned(block: Prefix, isControlled: boolean): string | null {
  if (block.length < scannable.widest)
    return `Too wide for DNS blocklists to be asked, whose widest is a /${scannable.widest}: watch its parts.`
  if (wantsControl(block) && !isControlled)
    return `Too wide for DNS blocklists to be asked: watch parts of a /${widestWatched} or narrower, or prove control of it under Sell.`
  return null
}

/** Asks for a scan of a block on DNS blocklists; the worker does it. Who may ask, the caller has seen to. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { checkScannable } from '../scan-parts.ts'
import { insertDueScans, insertScan, selectOpenScans } from './dnsbl-store.ts'

/** Lists forget within days, and ask to be asked no more than needed. */
const hoursBetweenScans = 24

/** `isNew` is false where the block waits for one already. A page view asks nobody: visitors are refused. */
export async function askForScan(actor: Actor, block: Prefix): Promise<Result<{ isNew: boolean }, string>> {
  if (actor.kind === 'visitor') return err('Sign in to have lists asked about a block.')
  if (!hasResolver()) return err('No list can be asked from here: the operator has set no resolver (DNSBL_RESOLVER).')
  const scannable = checkScannable(block)
  return scannable.ok ? ok({ isNew: await insertScan(actor, block) }) : scannable
}

/**
 * A scan of each of these that was not scanned within a day; how many. What is too wide or too narrow is left out, and
 * so is what would have more than `mostWaiting` scans wait.
 */
export async function askForDueScans(
  actor: Actor,
  blocks: readonly Prefix[],
  mostWaiting: number | null = null,
): Promise<number> {
  if (!hasResolver()) return 0
  const scannable = blocks.filter((block) => checkScannable(block).ok)
  return insertDueScans(actor, scannable, { afterHours: hoursBetweenScans, mostWaiting })
}

/** Whether a list can be asked at all, and fewer scans than that wait for it. */
export const hasRoomForScans = async (mostWaiting: number): Promise<boolean> =>
  hasResolver() && (await selectOpenScans()).length < mostWaiting

const hasResolver = (): boolean => environment().DNSBL_RESOLVER !== undefined

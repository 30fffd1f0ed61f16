/**
 * Goes on with the scans that are open, for a while: one process of a house at a time, since a list counts what comes
 * from its resolver. Whoever is killed leaves the rest to the next.
 */
import { join } from 'node:path'
import { environment } from '#lib/platform/env.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { openDnsClient } from '#lib/wiring.ts'
import { chooseZones } from '../choose-zones.ts'
import { finishScan, selectOpenScans } from './dnsbl-store.ts'
import { type Scanning, scanBlock } from './scan-block.ts'

/** Counts for the log. */
export type ScansRun = { finished: number; questions: number; listed: number; unknown: number }

/** `stopping` ends it early, as does the end of the budget: after the part in hand. */
export type ScanLimits = { budgetMs: number; stopping?: AbortSignal | null }

export async function runScans({ budgetMs, stopping = null }: ScanLimits): Promise<ScansRun> {
  const nothing = { finished: 0, questions: 0, listed: 0, unknown: 0 }
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: world, DNSBL_KEYS: keys, DNSBL_PER_SECOND } = environment()
  const client = openDnsClient()
  if (client === null) return nothing
  const lock = join(dataDir, world, 'dnsbl-scan.lock')
  if (takeLock(lock) !== null) return nothing
  try {
    const deadline = performance.now() + budgetMs
    const scanning: Scanning = {
      client,
      zones: chooseZones({ hasResolver: true, keys }).asked,
      perSecond: DNSBL_PER_SECOND ?? null,
      isOver: () => performance.now() > deadline || stopping?.aborted === true,
    }
    return await scanAll(scanning, nothing)
  } finally {
    client.close()
    releaseLock(lock)
  }
}

async function scanAll(scanning: Scanning, counts: ScansRun): Promise<ScansRun> {
  const sum = { ...counts }
  for (const scan of await selectOpenScans()) {
    if (scanning.isOver()) break
    const { isFinished, questions, listed, unknown } = await scanBlock(scan, scanning)
    sum.questions += questions
    sum.listed += listed
    sum.unknown += unknown
    if (!isFinished) continue
    await finishScan(scan)
    sum.finished++
  }
  return sum
}

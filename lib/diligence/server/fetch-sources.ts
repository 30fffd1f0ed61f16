/**
 * Fetches what is due of a world's sources and imports it, source by source: one that fails leaves the others, and
 * its own last good snapshot, as they are.
 */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { type DownloadSettings, downloadSettings } from '#lib/platform/download/download-file.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { type FetchState, findDueTime } from '../fetch-state.ts'
import { readCatalogue } from './catalogue-store.ts'
import type { DownloadPlan } from './download-plans.ts'
import { type FetchedSource, fetchSource, type Progress } from './fetch-source.ts'
import { readFetchStates, writeFetchStates } from './fetch-state-store.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type FetchRequest = {
  world: string
  dataDir: string
  plans: readonly DownloadPlan[]
  /** Real time: intervals and limits are others', whatever time the world has. */
  now: () => Date
  /** Stops it: what was in hand is gone on with another time. */
  signal?: AbortSignal | undefined
  onProgress?: (progress: Progress) => void
  onSource?: (fetched: SourceFetch) => void
  settings?: DownloadSettings
}

export type SourceFetch = FetchedSource | { source: string; outcome: 'not-due'; until: string }

/** Publishers asked at the same time; of one host's files one after the other. */
const mostAtOnce = 4

export async function fetchSources(_actor: SystemActor, request: FetchRequest): Promise<readonly SourceFetch[]> {
  const folder = makeWorldFolder(request.dataDir, request.world)
  const holder = takeLock(folder.fetchLock)
  if (holder !== null) {
    throw new OperatorRefusal(`Process ${holder} is fetching the sources of this world: wait for it, or stop it.`)
  }
  try {
    return await fetchAll(folder, request)
  } finally {
    releaseLock(folder.fetchLock)
  }
}

async function fetchAll(folder: WorldFolder, request: FetchRequest): Promise<readonly SourceFetch[]> {
  const { plans, settings = downloadSettings } = request
  forgetOthers(folder, plans)
  const oneAtATime = makeQueue()
  const fetched: SourceFetch[] = []
  const isStopped = () => request.signal?.aborted === true
  const fetchNext = async ({ source, download }: DownloadPlan): Promise<SourceFetch | null> => {
    const before = findState(folder, source.id)
    const due = findDueTime(download, before)
    if (due !== null && due > request.now().toISOString()) return { source: source.id, outcome: 'not-due', until: due }
    const { outcome, state } = await fetchSource(
      { source, download },
      { ...request, folder, before, settings, oneAtATime },
    )
    // A stop is no failure of the source.
    if (isStopped() && outcome.outcome === 'failed') return null
    keepState(folder, state)
    return outcome
  }
  const hosts = [...Map.groupBy(plans, ({ download }) => new URL(download.url).host).values()]
  const work = async () => {
    for (let plansOfHost = hosts.shift(); plansOfHost; plansOfHost = hosts.shift()) {
      for (const plan of plansOfHost) {
        const done = isStopped() ? null : await fetchNext(plan)
        if (done === null) return
        fetched.push(done)
        request.onSource?.(done)
      }
    }
  }
  // All come to their end, whatever stops one of them: the lock is held until then.
  const ends = await Promise.allSettled(Array.from({ length: mostAtOnce }, work))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return fetched
}

/** What is remembered of a source. What was got and is not in the catalogue any more was never got. */
function findState(folder: WorldFolder, source: string): FetchState | null {
  const state = readFetchStates(folder).find((candidate) => candidate.source === source) ?? null
  if (!state?.succeededAt) return state
  const { sha256 } = state
  const isThere = readCatalogue(folder).snapshots.some(
    (snapshot) => snapshot.source === source && (sha256 === null || snapshot.sha256 === sha256),
  )
  return isThere ? state : null
}

/** Runs what it is given in turn: imports of one world wait for each other. */
function makeQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(run: () => Promise<T>): Promise<T> => {
    const next = last.then(run, run)
    last = next.catch(() => undefined)
    return next
  }
}

/** A source that is fetched no more has no failure any more. */
function forgetOthers(folder: WorldFolder, plans: readonly DownloadPlan[]): void {
  const states = readFetchStates(folder)
  const kept = states.filter((state) => plans.some(({ source }) => source.id === state.source))
  if (kept.length < states.length) writeFetchStates(folder, kept)
}

function keepState(folder: WorldFolder, state: FetchState): void {
  const others = readFetchStates(folder).filter(({ source }) => source !== state.source)
  writeFetchStates(
    folder,
    [...others, state].sort((a, b) => (a.source < b.source ? -1 : 1)),
  )
}

/** One source: fetched if its publisher has a new file, imported if that is good, and what is to be remembered of it. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, type Result } from '#lib/kernel/result.ts'
import { NoRoom } from '#lib/platform/disk-space.ts'
import { type DownloadSettings, downloadFile } from '#lib/platform/download/download-file.ts'
import { type DownloadProblem, problem, problemOf } from '#lib/platform/download/download-problem.ts'
import {
  afterFailure,
  afterSuccess,
  type FetchFailure,
  type FetchState,
  type KnownFile,
  unknownFile,
} from '../fetch-state.ts'
import type { Snapshot } from '../snapshot.ts'
import type { SourceDownload } from '../source.ts'
import type { DownloadPlan } from './download-plans.ts'
import { syncWorld } from './sync-world.ts'
import type { WorldFolder } from './world-folder.ts'

export type Progress = { source: string; bytes: number; of: number | null }

/** `unchanged`: the publisher has nothing new. */
export type FetchedSource = { source: string } & (
  | { outcome: 'imported' | 'unchanged'; snapshots: readonly Snapshot[] }
  | { outcome: 'failed'; failure: FetchFailure }
)

export type FetchContext = {
  world: string
  dataDir: string
  folder: WorldFolder
  before: FetchState | null
  settings: DownloadSettings
  now: () => Date
  signal?: AbortSignal | undefined
  oneAtATime: <T>(run: () => Promise<T>) => Promise<T>
  onProgress?: (progress: Progress) => void
}

type Got = { kind: 'imported' | 'unchanged'; snapshots: readonly Snapshot[] } & KnownFile

export async function fetchSource(
  plan: DownloadPlan,
  context: FetchContext,
): Promise<{ outcome: FetchedSource; state: FetchState }> {
  const source = plan.source.id
  const { before } = context
  const tried = { source, url: plan.download.url, at: context.now().toISOString() }
  const got = await getFile(plan, context, tried.at)
  if (got.ok) {
    const { kind, snapshots } = got.value
    return { outcome: { source, outcome: kind, snapshots }, state: afterSuccess(tried, got.value, before) }
  }
  const state = afterFailure(tried, before, got.error)
  if (!state.failure) throw new Error('Broken invariant: what failed has a failure')
  return { outcome: { source, outcome: 'failed', failure: state.failure }, state }
}

/** Of a first file, about which nothing is known. */
const anySize = { leastBytes: 1, mostBytes: 2 ** 30 }

async function getFile(
  { source, download }: DownloadPlan,
  context: FetchContext,
  at: string,
): Promise<Result<Got, DownloadProblem>> {
  const { before, settings, signal, onProgress } = context
  const known = before?.url === download.url ? before : unknownFile
  const folder = join(context.folder.fetched, source.id)
  const url = new URL(download.url)
  const fetched = await downloadFile(
    {
      url,
      folder,
      nameOf: ({ lastModified }) => nameFile(url, dayOf(download, { lastModified, at })),
      // What is dated by the day it was fetched is fetched: an answer that it is the same has no file to be dated.
      known: download.dayFrom === 'fetch' ? unknownFile : known,
      size: known.bytes === null ? anySize : { leastBytes: known.bytes / 10, mostBytes: known.bytes * 10 },
      signal,
      onProgress: (progress) => onProgress?.({ source: source.id, ...progress }),
    },
    settings,
  )
  if (!fetched.ok) return fetched
  if (fetched.value.kind === 'unchanged') {
    // A file that was refused since has no fault any more: the publisher took it back.
    if (before?.failure) await importFolder(source.id, { ...context, folder, keep: null, at })
    return ok({ ...known, kind: 'unchanged', snapshots: [] })
  }
  const { path, bytes, etag, lastModified } = fetched.value
  const imported = await importFolder(source.id, { ...context, folder, keep: basename(path), at })
  return imported.ok ? ok({ ...imported.value, etag, lastModified, bytes }) : imported
}

type Importing = Pick<FetchContext, 'world' | 'dataDir' | 'oneAtATime'> & {
  folder: string
  /** The file that was just fetched; null where there is none. */
  keep: string | null
  at: string
}

type Imported = Pick<Got, 'kind' | 'snapshots' | 'sha256'>

/** Imports the file that was fetched. Imported it is kept as the snapshot's original; refused it stays to be looked at. */
async function importFolder(
  source: string,
  { world, dataDir, oneAtATime, folder, keep, at }: Importing,
): Promise<Result<Imported, DownloadProblem>> {
  clearFolder(folder, keep)
  try {
    const [file] = await oneAtATime(() =>
      syncWorld({ world, dataDir, sourcesDir: folder, fetchedAt: at, expected: source }),
    )
    if (!file) return ok({ kind: 'unchanged', snapshots: [], sha256: null })
    if (file.outcome === 'refused') {
      const { line, reason } = file.refusal
      return problem('malformed', `The file was refused: ${line === null ? '' : `line ${line}: `}${reason}`)
    }
    if (file.outcome === 'unrecognised') {
      return problem('malformed', 'The answer is no file of a format that is known, or holds nothing of use.')
    }
    if (file.snapshots.every((snapshot) => snapshot.source !== source)) {
      return problem('malformed', `The file is that of ${file.snapshots[0]?.source ?? 'another source'}.`)
    }
    clearFolder(folder, null)
    return ok({ kind: file.outcome, snapshots: file.snapshots, sha256: file.sha256 })
  } catch (error) {
    if (error instanceof NoRoom) return problem('disk-full', error.message)
    if (isFullDisk(error)) return problemOf(error, source)
    throw error
  }
}

const isFullDisk = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

function clearFolder(folder: string, keep: string | null): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (name !== keep) rmSync(join(folder, name), { force: true })
}

/** `YYYYMMDD`, so that the importer finds it in the name. A server whose clock is ahead knows no day. */
function dayOf({ dayFrom }: SourceDownload, { lastModified, at }: { lastModified: string | null; at: string }): string {
  const modified = Date.parse(lastModified ?? '')
  const told =
    dayFrom === 'fetch' || Number.isNaN(modified) || modified > Date.parse(at) ? at : new Date(modified).toISOString()
  return told.slice(0, 10).replaceAll('-', '')
}

/** Of the last part of the address only what is harmless in a file's name. */
const nameFile = ({ pathname }: URL, day: string): string =>
  `${day}-${
    basename(pathname)
      .replaceAll(/[^\w.-]/g, '_')
      .replace(/^\.+/, '') || 'file'
  }`

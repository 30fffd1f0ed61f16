/**
 * Fetches a file into a folder: asks only for what is new, goes on where it broke off, and is never half there.
 *
 * The file appears under its name by rename, once all of it is on the disk. Bytes are kept as they come.
 */
import { mkdirSync, renameSync } from 'node:fs'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { freeBytes } from '../disk-space.ts'
import { readRetryAfter } from '../retry-after.ts'
import { type DownloadProblem, problem, problemOf } from './download-problem.ts'
import { mayBeAsked, notAsked, openResponse } from './open-response.ts'
import {
  findRest,
  forgetPartial,
  noteBeginning,
  type PartialFile,
  partialIn,
  type Validators,
  validatorsOf,
} from './partial-file.ts'
import { receiveBody, type SizeLimits } from './receive-body.ts'
import { type Patience, type StallWatch, watchStall } from './stall-watch.ts'

export type DownloadRequest = {
  url: URL
  /** A folder for this file alone; what has come of it so far is kept there too. */
  folder: string
  /** The name of the file, once the server has said what it is. */
  nameOf: (validators: Validators) => string
  /** What we have already: nothing is fetched while it stands. */
  known: Validators
  size: SizeLimits
  /** Ends it for a reason that is not the source's. */
  signal?: AbortSignal | undefined
  onProgress?: (progress: { bytes: number; of: number | null }) => void
}

export type DownloadSettings = Patience & {
  retries: number
  /** Before the first retry; doubles. */
  pauseMs: number
  /** A `Retry-After` of up to this is waited for, once. */
  longestWaitMs: number
  freeBytes: (folder: string) => number
  ca: string | null
}

export const downloadSettings: DownloadSettings = {
  wholeMs: 10 * 60_000,
  stallMs: 30_000,
  retries: 2,
  pauseMs: 2_000,
  longestWaitMs: 30_000,
  freeBytes,
  ca: null,
}

export type Downloaded = { kind: 'unchanged' } | ({ kind: 'fetched'; path: string; bytes: number } & Validators)

type Outcome = Result<Downloaded, DownloadProblem>

export async function downloadFile(request: DownloadRequest, settings = downloadSettings): Promise<Outcome> {
  if (!mayBeAsked(request.url)) return err(notAsked(request.url))
  mkdirSync(request.folder, { recursive: true })
  const whole = AbortSignal.any([AbortSignal.timeout(settings.wholeMs), ...(request.signal ? [request.signal] : [])])
  let { pauseMs, retries } = settings
  let mayBeTold = true
  for (;;) {
    const outcome = await attempt(request, settings, whole)
    if (outcome.ok || whole.aborted) return outcome
    const { retryAfterMs, mayPass } = outcome.error
    if (retryAfterMs === null) {
      if (!mayPass || retries === 0) return outcome
      retries -= 1
      await pause(pauseMs, whole)
      pauseMs *= 2
      continue
    }
    if (!mayBeTold || retryAfterMs > settings.longestWaitMs) return outcome
    mayBeTold = false
    await pause(retryAfterMs, whole)
  }
}

/** Ends early where the download is over. */
const pause = (ms: number, whole: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal: whole }).catch((error: unknown) => {
    if (!whole.aborted) throw error
  })

async function attempt(request: DownloadRequest, settings: DownloadSettings, whole: AbortSignal): Promise<Outcome> {
  const watch = watchStall(whole, settings.stallMs)
  const partial = partialIn(request.folder)
  try {
    const outcome = await ask(request, settings, { watch, partial })
    // What broke off by itself is gone on with; what was refused is not.
    if (!outcome.ok && ['malformed', 'disk-full', 'not-found'].includes(outcome.error.reason)) forgetPartial(partial)
    return outcome
  } catch (error) {
    if (!watch.signal.aborted) return problemOf(error, request.url.host)
    const isOver = request.signal?.aborted ? 'was not waited for' : `is not complete after ${settings.wholeMs / 1000} s`
    const what = whole.aborted ? isOver : `stalled for ${settings.stallMs / 1000} s`
    return problem('timeout', `The answer of ${request.url.host} ${what}.`, { mayPass: true })
  } finally {
    watch.stop()
  }
}

type Attempt = { watch: StallWatch; partial: PartialFile }

async function ask(
  request: DownloadRequest,
  settings: DownloadSettings,
  { watch, partial }: Attempt,
): Promise<Outcome> {
  const rest = findRest(partial, request.url.href)
  const headers = { ...identity, ...(rest ? restHeaders(rest) : conditionOf(request.known)) }
  const opened = await openResponse(request.url, { headers, signal: watch.signal, ca: settings.ca })
  if (!opened.ok) return opened
  const response = opened.value
  try {
    if (response.statusCode === 304 && rest === null) return ok({ kind: 'unchanged' })
    const begin = beginOf(response, rest?.offset ?? 0)
    if (!begin.ok) return begin
    const validators = validatorsOf(response.headers)
    if (begin.value.offset === 0) noteBeginning(partial, request.url.href, validators)
    let bytes = begin.value.offset
    const received = await receiveBody(response, {
      ...begin.value,
      path: partial.path,
      size: request.size,
      freeBytes: () => settings.freeBytes(request.folder),
      onBytes: (more) => {
        watch.received(more)
        bytes += more
        request.onProgress?.({ bytes, of: begin.value.announced })
      },
    })
    if (!received.ok) return received
    const path = join(request.folder, request.nameOf(validators))
    renameSync(partial.path, path)
    forgetPartial(partial)
    return ok({ kind: 'fetched', path, bytes: received.value, ...validators })
  } finally {
    response.destroy()
  }
}

const identity: OutgoingHttpHeaders = {
  accept: '*/*',
  'accept-encoding': 'identity',
  'user-agent': 'dotquad/0.1 (open IPv4 marketplace; sources of its dossiers)',
}

const restHeaders = ({ offset, validator }: { offset: number; validator: string }): OutgoingHttpHeaders => ({
  range: `bytes=${offset}-`,
  'if-range': validator,
})

const conditionOf = ({ etag, lastModified }: Validators): OutgoingHttpHeaders => ({
  ...(etag === null ? {} : { 'if-none-match': etag }),
  ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
})

type Begin = { offset: number; announced: number | null }

/** Where the body of this answer begins in the file, or why it has none. */
function beginOf({ statusCode = 0, headers }: IncomingMessage, asked: number): Result<Begin, DownloadProblem> {
  if (statusCode === 200) {
    const encoding = headers['content-encoding'] ?? 'identity'
    if (!/^(?:identity|(?:x-)?gzip)$/.test(encoding)) {
      return problem('malformed', `The file comes in the coding "${encoding}", which was not asked for.`)
    }
    return ok({ offset: 0, announced: headers['content-length'] ? Number(headers['content-length']) : null })
  }
  if (statusCode === 206 && asked > 0) {
    const [, from, size = ''] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? []
    if (Number(from) === asked) return ok({ offset: asked, announced: size === '*' ? null : Number(size) })
    return problem('malformed', 'The server went on elsewhere than it was asked to.', { mayPass: true })
  }
  if (statusCode === 416 && asked > 0) {
    return problem('malformed', 'The server has no more of the file than is here.', { mayPass: true })
  }
  return refusalOf(statusCode, headers['retry-after'] ?? null)
}

function refusalOf(status: number, retryAfter: string | null): Result<never, DownloadProblem> {
  const retryAfterMs = readRetryAfter(retryAfter, Date.now())
  if (status === 404 || status === 410)
    return problem('not-found', `The server answered ${status}: the file is not there.`)
  if (status === 429) return problem('rate-limited', 'The server answered 429: we asked too often.', { retryAfterMs })
  const mayPass = status >= 500
  return problem('unreachable', `The server answered ${status}.`, {
    mayPass,
    ...(status === 503 ? { retryAfterMs } : {}),
  })
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  always,
  breaksOff,
  drips,
  goesOn,
  inTurn,
  redirectsTo,
  serveFiles,
  silent,
  testCertificate,
} from '#tests/support/file-server.ts'
import { type DownloadRequest, type DownloadSettings, downloadFile, downloadSettings } from './download-file.ts'

const quick: DownloadSettings = { ...downloadSettings, wholeMs: 30_000, stallMs: 10_000, retries: 0, pauseMs: 1 }
const nothing = { etag: null, lastModified: null }
const size = { leastBytes: 0, mostBytes: 1_000 }
const body = '0123456789'.repeat(10)
const tagged = { etag: '"v1"', 'last-modified': 'Mon, 30 Nov 2026 00:00:00 GMT' }
const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dotquad-download-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** What comes of a download into a folder, and what the folder holds afterwards. */
async function fetchFrom(url: string, more: Partial<DownloadRequest> = {}, settings: Partial<DownloadSettings> = {}) {
  const folder = more.folder ?? newFolder()
  const request = { url: new URL(url), folder, nameOf: () => 'file', known: nothing, size, ...more }
  const outcome = await downloadFile(request, { ...quick, ...settings })
  const files = readdirSync(folder).sort()
  return {
    folder,
    files,
    outcome,
    problem: outcome.ok ? null : outcome.error,
    text: files.includes('file') ? readFileSync(join(folder, 'file'), 'utf8') : null,
  }
}

describe('a file that is there', () => {
  test('is fetched whole, byte by byte as it is served, and nothing else is left', async () => {
    const { url } = await serveFiles(always(body, tagged))
    const { files, outcome, text } = await fetchFrom(url)
    expect({ files, text }).toEqual({ files: ['file'], text: body })
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: 'fetched', bytes: 100, etag: '"v1"', lastModified: tagged['last-modified'] },
    })
  })

  test('and is known is asked for by what is known of it, and 304 leaves all as it is', async () => {
    const server = await serveFiles(always('', {}, 304))
    const known = { etag: '"v1"', lastModified: tagged['last-modified'] }
    const { files, outcome } = await fetchFrom(server.url, { known })
    expect({ files, outcome }).toEqual({ files: [], outcome: { ok: true, value: { kind: 'unchanged' } } })
    expect(server.asked[0]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': tagged['last-modified'],
    })
  })

  test('is followed over five redirects and no more', async () => {
    const redirects = Array.from({ length: 5 }, () => redirectsTo('/next'))
    const five = await serveFiles(inTurn(...redirects, always(body)))
    expect((await fetchFrom(five.url)).text).toBe(body)
    const loop = await serveFiles(redirectsTo('/again'))
    const { problem, files } = await fetchFrom(loop.url)
    expect({ files, asked: loop.asked.length }).toEqual({ files: [], asked: 6 })
    expect(problem).toMatchObject({ reason: 'unreachable', sentence: expect.stringContaining('more than 5 times') })
  })
})

describe('a file that breaks off', () => {
  test('is gone on with where it ended, if it is still the same', async () => {
    const server = await serveFiles(inTurn(breaksOff(body, 40, tagged), goesOn(body, 40, tagged)))
    const { text, files } = await fetchFrom(server.url, {}, { retries: 1 })
    expect({ text, files }).toEqual({ text: body, files: ['file'] })
    expect(server.asked[1]?.headers).toMatchObject({ range: 'bytes=40-', 'if-range': '"v1"' })
  })

  test('is gone on with by another run, days later', async () => {
    const first = await serveFiles(breaksOff(body, 40, tagged))
    const { folder, problem, files } = await fetchFrom(first.url)
    expect({ reason: problem?.reason, files }).toEqual({ reason: 'unreachable', files: ['.partial', '.partial.json'] })
    first.answer(goesOn(body, 40, tagged))
    expect((await fetchFrom(first.url, { folder })).text).toBe(body)
  })

  test('is begun anew where the server has another one by now', async () => {
    const other = 'x'.repeat(100)
    const server = await serveFiles(inTurn(breaksOff(body, 40, tagged), always(other, { etag: '"v2"' })))
    expect((await fetchFrom(server.url, {}, { retries: 1 })).text).toBe(other)
  })

  test('is begun anew where the server goes on elsewhere or does not say whose beginning it was', async () => {
    const elsewhere = await serveFiles(inTurn(breaksOff(body, 40, tagged), goesOn(body, 50), always(body, tagged)))
    expect((await fetchFrom(elsewhere.url, {}, { retries: 2 })).text).toBe(body)
    const weak = await serveFiles(inTurn(breaksOff(body, 40, { etag: 'W/"v1"' }), always(body)))
    expect((await fetchFrom(weak.url, {}, { retries: 1 })).text).toBe(body)
    expect(weak.asked[1]?.headers.range).toBeUndefined()
  })
})

describe('a bad day', () => {
  test.each([
    ['silence', silent, { reason: 'timeout', words: 'stalled', stallMs: 150 }],
    ['a drip', drips(body), { reason: 'timeout', words: 'stalled', stallMs: 150 }],
    [
      'a length beyond the limit',
      always('x'.repeat(1_001)),
      { reason: 'malformed', words: 'longer than the 1000 bytes' },
    ],
    ['404', always('gone', {}, 404), { reason: 'not-found', words: '404' }],
    ['500', always('oops', {}, 500), { reason: 'unreachable', words: '500' }],
    ['429', always('', { 'retry-after': '3600' }, 429), { reason: 'rate-limited', words: '429' }],
    ['a coding nobody asked for', always(body, { 'content-encoding': 'br' }), { reason: 'malformed', words: '"br"' }],
    ['a redirect to nowhere', redirectsTo('http://['), { reason: 'unreachable', words: 'an address that is none' }],
    ['a redirect to ftp', redirectsTo('ftp://127.0.0.1/x'), { reason: 'unreachable', words: 'is not asked' }],
  ] as const)('%s is told and leaves no file', async (_name, listener, { reason, words, ...limits }) => {
    const { url } = await serveFiles(listener)
    const { problem, text } = await fetchFrom(url, {}, limits)
    expect({ text, problem }).toMatchObject({
      text: null,
      problem: { reason, sentence: expect.stringContaining(words) },
    })
  })

  test('a file without an announced length ends at the limit', async () => {
    const { url } = await serveFiles((_request, response) => {
      response.writeHead(200)
      for (let i = 0; i < 20; i++) response.write(body)
      response.end()
    })
    const { problem, files } = await fetchFrom(url)
    expect({ reason: problem?.reason, files }).toEqual({ reason: 'malformed', files: [] })
  })

  test('a file of a tenth is none', async () => {
    const { url } = await serveFiles(always(''))
    const { problem, files } = await fetchFrom(url, { size: { leastBytes: 10, mostBytes: 1_000 } })
    expect({ reason: problem?.reason, files }).toEqual({ reason: 'malformed', files: [] })
  })

  test('nobody who listens is unreachable', async () => {
    expect((await fetchFrom('http://127.0.0.1:1/')).problem).toMatchObject({
      reason: 'unreachable',
      sentence: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('all that takes too long ends, though each piece comes in time', async () => {
    const { url } = await serveFiles((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 20)
      response.on('close', () => clearInterval(timer))
    })
    const limits = { size: { leastBytes: 0, mostBytes: 1e9 } }
    const { problem } = await fetchFrom(url, limits, { wholeMs: 300, retries: 5 })
    expect(problem).toMatchObject({ reason: 'timeout', sentence: expect.stringContaining('not complete after 0.3 s') })
  })

  test('no room on the disk is said before anything is fetched, and while it is', async () => {
    const { url } = await serveFiles(always(body))
    const full = await fetchFrom(url, {}, { freeBytes: () => 1_000 })
    expect({ reason: full.problem?.reason, files: full.files }).toEqual({ reason: 'disk-full', files: [] })
    const long = await serveFiles((_request, response) => {
      response.end('x'.repeat(40 * 1024 * 1024))
    })
    let looks = 0
    const fills = await fetchFrom(
      long.url,
      { size: { leastBytes: 0, mostBytes: 1e9 } },
      { freeBytes: () => (looks++ === 0 ? 1e12 : 0) },
    )
    expect({ reason: fills.problem?.reason, files: fills.files }).toEqual({ reason: 'disk-full', files: [] })
  })
})

describe('a server that asks to wait', () => {
  test('for a moment is waited for, once', async () => {
    const busy = always('', { 'retry-after': '0' }, 503)
    const { url } = await serveFiles(inTurn(busy, always(body)))
    expect((await fetchFrom(url)).text).toBe(body)
    const always503 = await serveFiles(busy)
    const { problem } = await fetchFrom(always503.url)
    expect({ problem, asked: always503.asked.length }).toMatchObject({ problem: { reason: 'unreachable' }, asked: 2 })
  })

  test('for an hour is left alone, and how long is passed on', async () => {
    const server = await serveFiles(always('', { 'retry-after': '3600' }, 429))
    const { problem } = await fetchFrom(server.url, {}, { retries: 5 })
    expect({ asked: server.asked.length, wait: problem?.retryAfterMs }).toEqual({ asked: 1, wait: 3_600_000 })
  })

  test('and fails is asked again as often as allowed, and no more', async () => {
    const server = await serveFiles(always('', {}, 502))
    expect((await fetchFrom(server.url, {}, { retries: 2 })).problem?.reason).toBe('unreachable')
    expect(server.asked).toHaveLength(3)
  })
})

describe('https', () => {
  test('is spoken where the certificate is trusted, and refused where it is not', async () => {
    const { url } = await serveFiles(always(body), 'https')
    expect((await fetchFrom(url, {}, { ca: testCertificate })).text).toBe(body)
    const untrusted = await fetchFrom(url, {}, { retries: 3 })
    expect(untrusted.files).toEqual([])
    expect(untrusted.problem).toMatchObject({
      reason: 'unreachable',
      sentence: expect.stringMatching(/certificate that is not to be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    })
  })

  test('is never left for http, which may lead to https', async () => {
    const plain = await serveFiles(always(body))
    const secure = await serveFiles(redirectsTo(plain.url), 'https')
    const { problem } = await fetchFrom(secure.url, {}, { ca: testCertificate })
    expect(problem).toMatchObject({ reason: 'unreachable', sentence: expect.stringContaining('from https to http') })
    expect(plain.asked).toEqual([])
    secure.answer(always(body))
    plain.answer(redirectsTo(secure.url))
    expect((await fetchFrom(plain.url, {}, { ca: testCertificate })).text).toBe(body)
  })

  test('is wanted of everybody but this machine', async () => {
    for (const url of ['http://192.0.2.1/', 'http://127.0.0.1.example/', 'ftp://127.0.0.1/']) {
      expect((await fetchFrom(url)).problem?.sentence).toContain('is not asked')
    }
  })
})

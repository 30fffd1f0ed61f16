import { describe, expect, test } from 'vitest'
import {
  always,
  breaksOff,
  drips,
  inTurn,
  redirectsTo,
  serveFiles,
  silent,
  testCertificate,
} from '#tests/support/file-server.ts'
import { type FeedLimits, feedFetcher } from './fetch-feed.ts'

const feed = '192.0.2.0/24,NL,NL-UT,Utrecht,\n'
const onThisMachine: FeedLimits = {
  ...{ wholeMs: 5_000, mostBytes: 1_000, mostRedirects: 3, isPort: () => true, ca: testCertificate },
}
const fetchHere = feedFetcher(onThisMachine)
const everywhere = () => true
const loopback = 0x7f
const outside = (address: number) => address >>> 24 !== loopback

describe('the geofeed behind a link', () => {
  test('is fetched whole over https, and where it was found is told', async () => {
    const server = await serveFiles(always(feed), 'https')
    const found = await fetchHere(`${server.url}geofeed.csv`, everywhere)
    expect(found).toMatchObject({ ok: true, value: { url: `${server.url}geofeed.csv` } })
    expect(found.ok && Buffer.from(found.value.bytes).toString()).toBe(feed)
    expect(server.asked[0]?.headers).toMatchObject({ host: new URL(server.url).host, 'accept-encoding': 'identity' })
  })

  test('is followed over three redirects and no more', async () => {
    const three = await serveFiles(
      inTurn(redirectsTo('/a'), redirectsTo('/b'), redirectsTo('/c'), always(feed)),
      'https',
    )
    expect(await fetchHere(three.url, everywhere)).toMatchObject({ ok: true, value: { url: `${three.url}c` } })
    const loop = await serveFiles(redirectsTo('/again'), 'https')
    expect(await fetchHere(loop.url, everywhere)).toMatchObject({
      error: { isAsked: true, sentence: 'It redirects more than 3 times.' },
    })
    expect(loop.asked).toHaveLength(4)
  })
})

describe('no connection is opened', () => {
  test.each([
    ['an address inside', '127.0.0.1'],
    ['one as a number', '2130706433'],
    ['one in hexadecimal', '0x7f.1'],
    ['a name of this machine', 'localhost'],
  ])('to %s', async (_case, host) => {
    const server = await serveFiles(always(feed), 'https')
    const url = `https://${host}:${new URL(server.url).port}/`
    expect(await fetchHere(url, outside)).toEqual({
      ok: false,
      error: { isAsked: false, sentence: expect.stringContaining('is not public') },
    })
    expect(server.asked).toEqual([])
  })

  test.each([
    ['plain http', 'http://192.0.2.1/geofeed.csv', 'no https address'],
    ['another scheme', 'file:///etc/passwd', 'no https address'],
    ['IPv6', 'https://[::1]/', 'has no IPv4 address'],
    ['another port', 'https://192.0.2.1:8443/', 'port 8443'],
    ['a password', 'https://user:secret@192.0.2.1/', 'a password'],
    ['no address', 'geofeed.csv', 'no web address'],
  ])('by %s, and it says why', async (_case, url, words) => {
    expect(await feedFetcher()(url, everywhere)).toEqual({
      ok: false,
      error: { isAsked: false, sentence: expect.stringContaining(words) },
    })
  })

  test('behind a redirect to http, or to an address inside', async () => {
    const inner = await serveFiles(always('secret'), 'https')
    const plain = await serveFiles(always('secret'))
    const { port } = new URL(inner.url)
    // Public is what is asked for first; each redirect is judged by itself.
    let asked = 0
    const onlyTheFirst = () => asked++ === 0
    const toInner = await serveFiles(redirectsTo(`https://localhost:${port}/`), 'https')
    expect(await fetchHere(toInner.url, onlyTheFirst)).toMatchObject({
      error: { isAsked: true, sentence: expect.stringMatching(/redirects to where nobody is sent.*not public/) },
    })
    const toPlain = await serveFiles(redirectsTo(plain.url), 'https')
    expect(await fetchHere(toPlain.url, everywhere)).toMatchObject({
      error: { sentence: expect.stringMatching(/redirects to where nobody is sent.*no https/) },
    })
    expect([inner.asked, plain.asked]).toEqual([[], []])
  })
})

describe('a bad day', () => {
  test.each([
    ['silence', silent, 'no whole answer within 0.2 s', { wholeMs: 200 }],
    ['a drip', drips(feed.repeat(100)), 'no whole answer within 0.2 s', { wholeMs: 200, mostBytes: 1e6 }],
    ['an announced length beyond the limit', always('x'.repeat(1_001)), 'longer than the 1000 bytes', {}],
    ['404', always('gone', {}, 404), '404: there is no file', {}],
    ['429', always('', { 'retry-after': '60' }, 429), '429: it was asked too often', {}],
    ['500', always('oops', {}, 500), 'answered 500', {}],
    ['a coding that nobody asked for', always(feed, { 'content-encoding': 'gzip' }), 'coding', {}],
    ['half a file', breaksOff(feed, 10), 'could not be read', {}],
    ['a redirect to nowhere', redirectsTo('https://['), 'no web address', {}],
  ])('%s is told, and is a failure and no feed', async (...[_name, listener, words, limits]) => {
    const { url } = await serveFiles(listener, 'https')
    expect(await feedFetcher({ ...onThisMachine, ...limits })(url, everywhere)).toEqual({
      ok: false,
      error: { isAsked: true, sentence: expect.stringContaining(words) },
    })
  })

  test('a name behind a redirect that is looked up for too long counts into the time for all of it', async () => {
    const { url } = await serveFiles(redirectsTo('https://slow.example/'), 'https')
    const resolve = (host: string) =>
      host === 'slow.example' ? Promise.withResolvers<never>().promise : Promise.resolve([{ address: '127.0.0.1' }])
    expect(await feedFetcher({ ...onThisMachine, wholeMs: 300, resolve })(url, everywhere)).toEqual({
      ok: false,
      error: { isAsked: true, sentence: 'It gave no whole answer within 0.3 s.' },
    })
  })

  test('a feed without an announced length ends at the limit', async () => {
    const { url } = await serveFiles((_request, response) => {
      response.writeHead(200)
      for (let line = 0; line < 100; line++) response.write(feed)
      response.end()
    }, 'https')
    expect(await fetchHere(url, everywhere)).toMatchObject({ error: { sentence: expect.stringContaining('longer') } })
  })

  test('a certificate that nobody vouches for, or nobody listening, is a failure', async () => {
    const { url } = await serveFiles(always(feed), 'https')
    const { ca: _ca, ...untrusting } = onThisMachine
    expect(await feedFetcher(untrusting)(url, everywhere)).toMatchObject({
      error: { isAsked: true, sentence: expect.stringContaining('certificate') },
    })
    expect(await fetchHere('https://127.0.0.1:1/', everywhere)).toMatchObject({
      error: { isAsked: true, sentence: expect.stringContaining('ECONNREFUSED') },
    })
  })
})

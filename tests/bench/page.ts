/**
 * A page of ours against a bare Next page of the same kind: the same elements and texts, made anew for each reader
 * once PostgreSQL has told the time. Pages a second, and script to load.
 */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import autocannon from 'autocannon'
import { invariant } from '#lib/kernel/invariant.ts'
import { serveBarePage } from './bare-page.ts'
import { type Figure, figure, median } from './measure.ts'
import { countElements, readMarkup } from './page-markup.ts'

const rounds = 9
const secondsARound = 3
const connections = 10

/** In an address, a number that no other request has: what is made anew for each reader is then told from what is kept. */
const eachItsOwn = '[<id>]'

type Measured = {
  id: string
  of: string
  url: string
  /** Served as made to who asks within a second. */
  isKept: boolean
  browser: Browser
  databaseUrl: string
  scratch: string
}

/** Figures `<id>`, `<id>-script` and, of a page that is kept for a moment, `<id>-kept`. */
export async function benchPage({ id, of, url, isKept, browser, databaseUrl, scratch }: Measured): Promise<Figure[]> {
  const markup = await readMarkup(browser, url)
  const bare = await serveBarePage(join(scratch, id), { markup, databaseUrl, path: new URL(url).pathname })
  try {
    const sizes = `${await sizeOf(url)} beside ${await sizeOf(bare.url)} of HTML, ${countElements(markup)} elements`
    const anew = isKept ? `${url}?visit=${eachItsOwn}` : url
    const [ours = 0, theirs = 0] = await loadInTurn([anew, bare.url])
    return [
      ...(isKept ? [await benchKept({ id, of, url, bare: bare.keptUrl })] : []),
      figure({
        id,
        work: `Pages of ${of} under ${connections} connections, ${sizes}`,
        ours,
        theirs,
        unit: 'pages/s',
        against: 'bare Next page of the same elements that asks PostgreSQL for the time',
        atLeast: 0.8,
      }),
      figure({
        id: `${id}-script`,
        work: `Script that the page of ${of} loads first, each file gzipped`,
        ours: await scriptOf(browser, url),
        theirs: await scriptOf(browser, bare.url),
        unit: 'KB',
        against: 'bare Next page',
        atMost: 1.3,
      }),
    ]
  } finally {
    await bare.stop()
  }
}

/** The page as it is kept against Next's own keeping: both made once a second. */
async function benchKept({
  id,
  of,
  url,
  bare,
}: {
  id: string
  of: string
  url: string
  bare: string
}): Promise<Figure> {
  const [ours = 0, theirs = 0] = await loadInTurn([url, bare])
  return figure({
    id: `${id}-kept`,
    work: `The same page of ${of}, kept for a second`,
    ours,
    theirs,
    unit: 'pages/s',
    against: 'bare Next page of the same elements, kept for a second (revalidate)',
    atLeast: 0.8,
  })
}

async function sizeOf(url: string): Promise<string> {
  const html = await (await fetch(url)).arrayBuffer()
  return `${Math.round(html.byteLength / 1000)} KB`
}

/** Median pages a second of each address, loaded in turn after one round that does not count. */
async function loadInTurn(urls: readonly string[]): Promise<number[]> {
  const rates: number[][] = urls.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, url] of urls.entries()) {
      const { requests, duration, non2xx, errors } = await autocannon({
        url,
        idReplacement: true,
        connections,
        duration: secondsARound,
      })
      invariant(non2xx === 0 && errors === 0, 'every page is served')
      if (round > 0) rates[index]?.push(requests.total / duration)
    }
  }
  return rates.map(median)
}

/** Kilobytes, of all that a modern browser has loaded once it is idle. */
async function scriptOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  const loaded: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const bodies = await Promise.all(loaded)
  await page.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0) / 1000
}

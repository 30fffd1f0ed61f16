/** Lighthouse for a phone: the lowest score of the pages in each category. */
import lighthouse from 'lighthouse'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Figure, figure, median } from './measure.ts'

const asked = [
  { id: 'performance', title: 'performance', atLeast: 95 },
  { id: 'accessibility', title: 'accessibility', atLeast: 100 },
  { id: 'best-practices', title: 'best practices', atLeast: 100 },
  { id: 'seo', title: 'SEO', atLeast: 100 },
] as const

/** Performance moves with the machine: each page is visited this often, in turn with the others, and the median counts. */
const visits = 7

/** `port` is the debugging port of a running Chromium. */
export async function benchLighthouse(urls: readonly string[], port: number): Promise<Figure[]> {
  const pages = await scorePages(urls, port)
  return asked.map(({ id, title, atLeast }, index) =>
    figure({
      id: `lighthouse-${id}`,
      work: `Lighthouse on a phone, ${title}, the lower of home and the page of a block`,
      ours: Math.min(...pages.map((scores) => scores[index] ?? Number.NaN)),
      theirs: atLeast,
      unit: 'points',
      against: 'bound asked for',
      atLeast: 1,
    }),
  )
}

/** Of each page the median score of each category, in the order above. */
async function scorePages(urls: readonly string[], port: number): Promise<number[][]> {
  const visited: number[][][] = urls.map(() => [])
  for (let visit = 0; visit < visits; visit++)
    for (const [index, url] of urls.entries()) visited[index]?.push(await visitPage(url, port))
  return visited.map((scores) => asked.map((_, category) => median(scores.map((one) => one[category] ?? Number.NaN))))
}

async function visitPage(url: string, port: number): Promise<number[]> {
  const visit = await lighthouse(url, { port, logLevel: 'error', onlyCategories: asked.map(({ id }) => id) })
  invariant(visit && visit.lhr.runtimeError === undefined, 'Lighthouse reads the page')
  const { categories } = visit.lhr
  return asked.map(({ id }) => Math.round((categories[id]?.score ?? Number.NaN) * 100))
}

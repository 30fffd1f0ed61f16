/**
 * `npm run bench`: measures, writes results.json and the table of BENCHMARKS.md. Never a test: a slow machine
 * fails no build. `npm run bench dossier rov-from-strings` runs what those figures need and keeps the others.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchCatalogue } from './catalogue.ts'
import { benchDnsbl } from './dnsbl.ts'
import { benchDossier } from './dossier.ts'
import type { Figure } from './measure.ts'
import { benchOrders } from './orders.ts'
import { benchOriginValidation } from './origin-validation.ts'
import { benchOverlap } from './overlap.ts'
import { benchPages } from './pages.ts'
import { benchVrpProcess } from './vrp-process.ts'
import { benchWatch } from './watch.ts'

const benches: readonly { gives: readonly string[]; run: () => Promise<Figure[]> }[] = [
  {
    gives: ['vrp-load', 'vrp-load-json', 'vrp-index-size', 'rov-from-strings', 'rov-from-integers', 'rov-full-table'],
    run: benchOriginValidation,
  },
  { gives: ['vrp-memory', 'vrp-restart'], run: benchVrpProcess },
  { gives: ['dossier', 'dossier-24', 'dossier-16'], run: benchDossier },
  { gives: ['dnsbl-scan'], run: benchDnsbl },
  { gives: ['vrp-diff', 'watch-snapshot', 'watch-delta', 'watch-growth', 'file-to-alerts'], run: benchWatch },
  { gives: ['overlap', 'overlap-build'], run: benchOverlap },
  { gives: ['catalogue-page', 'catalogue-last-page', 'catalogue-facets'], run: benchCatalogue },
  { gives: ['order-and-payment'], run: benchOrders },
  {
    gives: [
      'check-page',
      'check-page-kept',
      'check-page-script',
      'blocks-page',
      'blocks-page-script',
      'lighthouse-performance',
      'lighthouse-accessibility',
      'lighthouse-best-practices',
      'lighthouse-seo',
    ],
    run: benchPages,
  },
]

const resultsFile = join(import.meta.dirname, 'results.json')
const tableFile = join(import.meta.dirname, '../../BENCHMARKS.md')

const wanted = process.argv.slice(2)
const known: Figure[] = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : []
const results = new Map(known.map((result) => [result.id, result]))
for (const { gives, run } of benches) {
  if (wanted.length > 0 && !gives.some((id) => wanted.includes(id))) continue
  for (const result of await run()) {
    results.set(result.id, result)
    process.stderr.write(`${result.holds ? 'holds ' : 'FAILS '} ${tell(result).join(' | ')}\n`)
  }
}
const order = benches.flatMap(({ gives }) => gives)
const sorted = [...results.values()].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
writeFileSync(resultsFile, `${JSON.stringify(sorted, null, 2)}\n`)
writeFileSync(tableFile, page(sorted))

function page(figures: readonly Figure[]): string {
  const rows = figures.map((given) => `| ${[...tell(given), given.holds ? 'holds' : '**missed**'].join(' | ')} |`)
  return `# Benchmarks

\`npm run bench\` measures each work beside its peer or bound in the same run and writes this page from
\`tests/bench/results.json\`. Single figures move with the machine; the ratios are what counts.

Last run ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model.trim() ?? 'an unnamed processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.

| work | ours | against | theirs | ratio | goal | |
| --- | ---: | --- | ---: | ---: | --- | --- |
${rows.join('\n')}
`
}

function tell({ work, ours, unit, against, theirs, ratio, goal }: Figure): string[] {
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
  return [work, `${number(ours)} ${unit}`, against, `${number(theirs)} ${unit}`, `${ratio.toFixed(2)}x`, goal]
}

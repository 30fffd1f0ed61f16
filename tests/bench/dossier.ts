/** Dossiers with every check, in process, over a simulated world of genuine file formats. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { writeWorld } from '#lib/simulation/world/write-world.ts'
import { type Figure, figure, timeInTurn } from './measure.ts'

const day = '2026-11-23'
const at = `${day}T12:00:00Z`
const blockCount = 10_000

/** With DOTQUAD_TEST_REAL_DATA the world is the real files of that folder, and the blocks are real too. */
export async function benchDossier(): Promise<Figure[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
  try {
    const real = process.env.DOTQUAD_TEST_REAL_DATA
    const sourcesDir = real ?? join(scratch, 'sources')
    if (!real) await writeWorld(sourcesDir, { seed: 'bench', asOf: day })
    await syncWorld({ world: 'files', dataDir: scratch, sourcesDir, fetchedAt: at })
    const examine = examinerOf({ dataDir: scratch, world: 'files' }, { at, asn: 64500 })
    const blocks = madeBlocks(real ? [1, 222] : [240, 254])
    const [took = 0] = await timeInTurn(5, [
      () => blocks.reduce((sum, block) => sum + JSON.stringify(examine(block)).length, 0),
    ])
    return [
      ...[24, 16].map((length) => slowest(examine, blocks, length)),
      figure({
        id: 'dossier',
        work: `Dossiers with all checks and their JSON, ${real ? 'real files' : 'simulated world'}, one thread`,
        ours: (blockCount / took) * 1000,
        unit: 'dossiers/s',
        against: 'bound asked for',
        theirs: 2000,
        atLeast: 1,
      }),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

const mostMs: Readonly<Record<number, number>> = { 24: 5, 16: 25 }

/** The 99th percentile over blocks of one length, each asked once after a round that does not count. */
function slowest(examine: (block: Prefix) => unknown, blocks: readonly Prefix[], length: number): Figure {
  const asked = blocks.map(({ address }) => prefixAt(address, length))
  const takes = (block: Prefix): number => {
    const start = performance.now()
    JSON.stringify(examine(block))
    return performance.now() - start
  }
  asked.forEach(takes)
  const sorted = asked.map(takes).sort((a, b) => a - b)
  return figure({
    id: `dossier-${length}`,
    work: `Dossier of a /${length} with all checks and its JSON, warm, 99th percentile`,
    ours: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    unit: 'ms',
    against: 'bound asked for',
    theirs: mostMs[length] ?? Number.NaN,
    atMost: 1,
  })
}

function madeBlocks([first, last]: readonly [number, number]): Prefix[] {
  const random = mulberry32(41)
  return Array.from({ length: blockCount }, () => {
    const octet = first + Math.floor(random() * (last - first + 1))
    return prefixAt((octet * 2 ** 24 + Math.floor(random() * 2 ** 24)) >>> 0, 16 + Math.floor(random() * 9))
  })
}

/** Watching: two full VRP exports held against each other, 100,000 blocks after a small delta, and a file to its alerts. */
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { EvidenceSet } from '#lib/diligence/evidence.ts'
import { type EvidencePair, pairEvidence, rangesOfVrps } from '#lib/diligence/watch/changed-ranges.ts'
import { rescanBlocks, watchBlocks } from '#lib/diligence/watch/watch-blocks.ts'
import { indexWatchedBlocks } from '#lib/diligence/watch/watched-blocks.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { applyVrpDelta, diffVrps, type Vrp, type VrpDelta } from '#lib/routing/diff-vrps.ts'
import { openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'
import { announcementsOf, nothingImported, snapshot } from '#tests/support/evidence.ts'
import { type Figure, figure, median, timeInTurn } from './measure.ts'
import { vrpExport } from './vrp-export.ts'

const rounds = 15
const watched = 100_000
const changes = 600

export async function benchWatch(): Promise<Figure[]> {
  const source = vrpExport()
  const before = await load(source.text)
  const delta = madeDelta(before)
  const after = applyVrpDelta(before, delta)
  const pair = pairEvidence(evidenceOf(before), evidenceOf(after))
  const [diffMs = 0] = await timeInTurn(rounds, [() => diffVrps(before, after)])
  return [
    figure({
      id: 'vrp-diff',
      work: `Difference of two full exports, ${before.size.toLocaleString('en')} VRPs each, ${changes} changed`,
      ...{ ours: diffMs, theirs: 20, unit: 'ms', against: 'bound asked for', atMost: 1 },
    }),
    ...(await benchSnapshot(pair, delta)),
    await benchFile({ text: source.text, name: source.name, before, pair }),
  ]
}

async function benchSnapshot(pair: EvidencePair, delta: VrpDelta): Promise<Figure[]> {
  const [few, many] = [watched, watched * 10].map((size) => indexWatchedBlocks(madeBlocks(pair, size)))
  invariant(few && many, 'two sets of blocks')
  const start = performance.now()
  const rescan = rescanBlocks(few, pair)
  const rescanMs = performance.now() - start
  const told = watchBlocks(few, pair)
  invariant(JSON.stringify(told) === JSON.stringify(rescan), 'both tell the same')
  const [ours = 0, tenfold = 0, afterDelta = 0] = await timeInTurn(rounds, [
    () => watchBlocks(few, pair),
    () => watchBlocks(many, pair),
    () => watchBlocks(few, pair, rangesOfVrps(delta)),
  ])
  const of = `${watched.toLocaleString('en')} watched blocks, ${changes} changed VRPs`
  return [
    figure({
      id: 'watch-snapshot',
      work: `${of}: from two exports to what changed of ${told.length} blocks`,
      ...{ ours, theirs: rescanMs, unit: 'ms', against: 'own full rescan, equal result', atMost: 1 / 20 },
    }),
    figure({
      id: 'watch-delta',
      work: `${of}: the same from a delta as an RTR cache sends it`,
      ...{ ours: afterDelta, theirs: rescanMs, unit: 'ms', against: 'own full rescan', atMost: 1 / 20 },
    }),
    figure({
      id: 'watch-growth',
      work: `Ten times the blocks, from the same two exports, ${watchBlocks(many, pair).length} of them changed`,
      ...{ ours: tenfold, theirs: ours, unit: 'ms', against: of, atMost: 4 },
    }),
  ]
}

type Given = { text: Buffer; name: string; before: VrpIndex; pair: EvidencePair }

/** From the bytes of the file to the changes of each watched block. */
async function benchFile({ text, name, before, pair }: Given): Promise<Figure> {
  const blocks = indexWatchedBlocks(madeBlocks(pair, watched))
  const old = pair.after // what is told is the delta undone
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    const told = watchBlocks(blocks, pairEvidence(old, evidenceOf(await load(text))))
    times.push(performance.now() - start)
    invariant(told.length > 0, 'a file that differs tells something')
  }
  return figure({
    id: 'file-to-alerts',
    work: `${name}, ${before.size.toLocaleString('en')} VRPs, from its bytes to what changed of ${watched.toLocaleString('en')} blocks`,
    ...{ ours: median(times), theirs: 1_000, unit: 'ms', against: 'bound asked for', atMost: 1 },
  })
}

const chunkBytes = 1024 * 1024

async function load(text: Buffer): Promise<VrpIndex> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += chunkBytes) yield text.subarray(at, at + chunkBytes)
  }
  const read = await vrpJson.read(chunks(), { name: 'vrps.json', listName: null })
  invariant(read.ok && read.value[0], 'the export is one')
  return openVrpIndex(read.value[0].columns)
}

/** A route table is beside the VRPs, so that the state of routes is looked at too. */
function evidenceOf(table: VrpIndex): EvidenceSet {
  const vrps = { snapshot: snapshot({ source: 'rpki-vrps', kind: 'vrps' }), table }
  return { ...nothingImported, vrps, announcements: routes(table) }
}

let routeTable: EvidenceSet['announcements'] | undefined

/** One for both moments: a route for every fifth VRP, some of another AS. */
function routes(table: VrpIndex): EvidenceSet['announcements'] {
  routeTable ??= [announcementsOf('bgp-riswhois', ...madeRoutes(table))]
  return routeTable
}

function madeRoutes(table: VrpIndex): [string, number][] {
  return Array.from({ length: Math.floor(table.size / 5) }, (_, index) => {
    const { address, length, asn } = table.row(index * 5)
    return [formatPrefix(prefixAt(address, length)), index % 20 === 0 ? 64_666 : asn || 1]
  })
}

function madeDelta(table: VrpIndex): VrpDelta {
  const random = mulberry32(600)
  const any = (): Vrp => {
    const { offset: _, ...vrp } = table.row(Math.floor(random() * table.size))
    return vrp
  }
  const withdrawn = Array.from({ length: changes / 2 }, any)
  const announced = Array.from({ length: changes / 2 }, () => ({ ...any(), asn: 1 + Math.floor(random() * 400_000) }))
  return { announced, withdrawn }
}

/** Blocks as people watch them: announced prefixes. */
function madeBlocks({ before }: EvidencePair, count: number): Prefix[] {
  const random = mulberry32(7)
  const table = before.vrps?.table
  invariant(table, 'there are VRPs')
  return Array.from({ length: count }, () => {
    const { address, length } = table.row(Math.floor(random() * table.size))
    return prefixAt(address, Math.max(8, length))
  })
}

/** Loading a full VRP export and RFC 6811 from strings, against rpki-validator and bare JSON.parse. */
import RpkiValidator from 'rpki-validator'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { encodeColumns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'
import { type Figure, figure, timeInTurn } from './measure.ts'
import { type VrpExport, vrpExport } from './vrp-export.ts'

const chunkBytes = 1024 * 1024
const loadRounds = 5
const validationRounds = 25
const routeCount = 200_000

export async function benchOriginValidation(): Promise<Figure[]> {
  const source = vrpExport()
  const { load, figures } = await benchLoad(source)
  const peer = await loadPeer(source)
  const routes = madeRoutes(source)
  const validate = (index: VrpIndex) => count(routes, (prefix, origin) => stateFromStrings(index, prefix, origin))
  const ask = () => count(routes, (prefix, origin) => peer.validateFromCacheSync(prefix, origin, false))
  invariant(String(validate(load.index)) === String(ask()), 'both sides give the same states')
  const [ours = 0, theirs = 0] = await timeInTurn(validationRounds, [() => validate(load.index), ask])
  peer.dispose()
  return [
    ...figures,
    figure({
      id: 'rov-from-strings',
      work: `RFC 6811 from strings, one thread, ${routeCount.toLocaleString('en')} routes over ${source.name}`,
      ours: (routeCount / ours) * 1000,
      theirs: (routeCount / theirs) * 1000,
      unit: 'routes/s',
      against: 'rpki-validator 2.14.8',
      atLeast: 6,
    }),
  ]
}

async function benchLoad(source: VrpExport) {
  const load = { index: await loadOurs(source), bytes: 0 }
  const [ours = 0, theirs = 0, parse = 0] = await timeInTurn(loadRounds, [
    () => loadOurs(source),
    async () => (await loadPeer(source)).dispose(),
    () => JSON.parse(source.text.toString('latin1')),
  ])
  const columns = await readColumns(source)
  const told = { work: `Load ${source.name}, gunzip excluded, IPv6 rows skipped`, ours, unit: 'ms' }
  return {
    load,
    figures: [
      figure({ ...told, id: 'vrp-load', against: 'rpki-validator 2.14.8', theirs, atMost: 0.333 }),
      figure({ ...told, id: 'vrp-load-json', against: 'bare JSON.parse of the same text', theirs: parse, atMost: 1 }),
      figure({
        id: 'vrp-index-size',
        work: 'Size of the VRP index, every column',
        ours: encodeColumns(columns).byteLength / load.index.size,
        unit: 'bytes/VRP',
        against: 'bound asked for',
        theirs: 30,
        atMost: 1,
      }),
    ],
  }
}

async function readColumns({ text }: VrpExport) {
  const read = await vrpJson.read(chunksOf(text), { name: 'vrps.json', listName: null })
  invariant(read.ok && read.value[0], 'the export is one')
  return read.value[0].columns
}

const loadOurs = async (source: VrpExport) => openVrpIndex(await readColumns(source))

async function* chunksOf(text: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += chunkBytes) yield text.subarray(at, at + chunkBytes)
}

async function loadPeer({ text }: VrpExport): Promise<RpkiValidator> {
  const peer = new RpkiValidator({
    connector: 'external',
    defaultRpkiApi: null,
    axios: () => Promise.reject(new Error('the peer asks nobody')),
  })
  const { roas } = JSON.parse(text.toString('latin1'))
  peer.setVRPs(roas.filter(({ prefix }: { prefix: string }) => !prefix.includes(':')))
  await peer.preCache()
  return peer
}

type Route = readonly [prefix: string, origin: number]

/** Routes as the export would have them, some with another origin, some more specific: all three states occur. */
function madeRoutes({ text }: VrpExport): Route[] {
  const random = mulberry32(811)
  const { roas } = JSON.parse(text.toString('latin1'))
  const v4: { prefix: string; asn: number }[] = roas.filter(({ prefix }: { prefix: string }) => !prefix.includes(':'))
  return Array.from({ length: routeCount }, () => {
    const { prefix, asn } = v4[Math.floor(random() * v4.length)] ?? { prefix: '0.0.0.0/0', asn: 0 }
    const kind = random()
    if (kind < 0.2) return [`${Math.floor(random() * 223)}.${Math.floor(random() * 256)}.0.0/16`, asn || 1]
    return [prefix, kind < 0.3 ? asn + 1 : asn || 1]
  })
}

function stateFromStrings(index: VrpIndex, text: string, origin: number): boolean | null {
  const parsed = parsePrefix(text)
  if (!parsed.ok) return null
  const { state } = index.validate(parsed.value.address, parsed.value.length, origin)
  return state === 'not-found' ? null : state === 'valid'
}

/** How many valid, invalid, not found: a result that no optimiser can drop. */
function count(routes: readonly Route[], validate: (prefix: string, origin: number) => boolean | null): number[] {
  let [valid, invalid, notFound] = [0, 0, 0]
  for (const [prefix, origin] of routes) {
    const state = validate(prefix, origin)
    if (state === null) notFound++
    else if (state) valid++
    else invalid++
  }
  return [valid, invalid, notFound]
}

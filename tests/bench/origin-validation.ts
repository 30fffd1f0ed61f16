/** Loading a full VRP export and RFC 6811 from strings, against rpki-validator and bare JSON.parse. */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { encodeColumns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import { openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'
import { loadPeer } from './load-peer.ts'
import { readColumns } from './load-vrps.ts'
import { type Figure, figure, timeInTurn } from './measure.ts'
import { type VrpExport, vrpExport } from './vrp-export.ts'

const chunkBytes = 1024 * 1024
const loadRounds = 5
const validationRounds = 5
/** As many as a full table has: fewer would measure how cold the other side's turn leaves the caches. */
const routeCount = 1_000_000

export async function benchOriginValidation(): Promise<Figure[]> {
  const source = vrpExport()
  const { load, figures } = await benchLoad(source)
  const peer = await loadPeer(source.text)
  const routes = madeRoutes(source)
  const texts = textsOf(routes)
  const numbers = numbersOf(routes)
  const sorted = numbersOf(routes.toSorted((a, b) => orderOf(a) - orderOf(b)))
  const validate = () => count(texts, (prefix, origin) => stateFromStrings(load.index, prefix, origin))
  const ask = () => count(texts, (prefix, origin) => peer.validateFromCacheSync(prefix, origin, false))
  invariant(String(validate()) === String(ask()), 'both sides give the same states')
  const [strings = 0, integers = 0, table = 0, theirs = 0] = await timeInTurn(validationRounds, [
    validate,
    () => countNumbers(load.index, numbers),
    () => countNumbers(load.index, sorted),
    ask,
  ])
  peer.dispose()
  const rate = (ms: number) => (routeCount / ms) * 1000
  const told = `one thread, ${routeCount.toLocaleString('en')} routes over ${source.name}`
  const against = { theirs: rate(theirs), unit: 'routes/s', against: 'rpki-validator 2.14.8, from strings' }
  return [
    ...figures,
    figure({
      ...against,
      id: 'rov-from-strings',
      work: `RFC 6811 from strings, ${told}`,
      ours: rate(strings),
      atLeast: 8,
    }),
    figure({
      ...against,
      ...{ id: 'rov-from-integers', work: `RFC 6811 from integers, ${told}`, ours: rate(integers), atLeast: 15 },
    }),
    figure({
      ...{ id: 'rov-full-table', work: `RFC 6811 of a whole sorted table, ${told}`, ours: table, unit: 'ms' },
      ...{ against: 'bound asked for', theirs: 150, atMost: 1 },
    }),
  ]
}

async function benchLoad(source: VrpExport) {
  const load = { index: await loadOurs(source), bytes: 0 }
  const [ours = 0, theirs = 0, parse = 0] = await timeInTurn(loadRounds, [
    () => loadOurs(source),
    async () => (await loadPeer(source.text)).dispose(),
    () => JSON.parse(source.text.toString('latin1')),
  ])
  const columns = await readColumns(chunksOf(source.text))
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

const loadOurs = async ({ text }: VrpExport) => openVrpIndex(await readColumns(chunksOf(text)))

async function* chunksOf(text: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += chunkBytes) yield text.subarray(at, at + chunkBytes)
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

/** Side by side, so that neither side's time is that of walking through a million pairs. */
type Texts = { prefixes: readonly string[]; origins: Uint32Array }

const textsOf = (routes: readonly Route[]): Texts => ({
  prefixes: routes.map(([prefix]) => prefix),
  origins: Uint32Array.from(routes, ([, origin]) => origin),
})

type Numbers = { address: Uint32Array; length: Uint8Array; origin: Uint32Array }

const orderOf = ([prefix]: Route): number => addressOf(prefix)

function addressOf(text: string): number {
  const parsed = parsePrefix(text)
  return parsed.ok ? parsed.value.address : 0
}

function numbersOf(routes: readonly Route[]): Numbers {
  return {
    address: Uint32Array.from(routes, ([prefix]) => addressOf(prefix)),
    length: Uint8Array.from(routes, ([prefix]) => Number(prefix.split('/')[1])),
    origin: Uint32Array.from(routes, ([, origin]) => origin),
  }
}

function countNumbers(index: VrpIndex, { address, length, origin }: Numbers): number[] {
  let [valid, invalid, notFound] = [0, 0, 0]
  for (let route = 0; route < address.length; route++) {
    const { state } = index.validate(address[route] ?? 0, length[route] ?? 0, origin[route] ?? 0)
    if (state === 'valid') valid++
    else if (state === 'invalid') invalid++
    else notFound++
  }
  return [valid, invalid, notFound]
}

function stateFromStrings(index: VrpIndex, text: string, origin: number): boolean | null {
  const parsed = parsePrefix(text)
  if (!parsed.ok) return null
  const { state } = index.validate(parsed.value.address, parsed.value.length, origin)
  return state === 'not-found' ? null : state === 'valid'
}

/** How many valid, invalid, not found: a result that no optimiser can drop. */
function count({ prefixes, origins }: Texts, validate: (prefix: string, origin: number) => boolean | null): number[] {
  let [valid, invalid, notFound] = [0, 0, 0]
  for (let route = 0; route < origins.length; route++) {
    const state = validate(prefixes[route] ?? '', origins[route] ?? 0)
    if (state === null) notFound++
    else if (state) valid++
    else invalid++
  }
  return [valid, invalid, notFound]
}

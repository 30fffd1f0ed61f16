/** The states that the simulated market shows when it opens: each listing of its plan, judged by the world's own files. */
import { beforeAll, describe, expect, test } from 'vitest'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import type { ExaminedBlock } from '#lib/diligence/examined-block.ts'
import { findParticulars } from '#lib/diligence/find-particulars.ts'
import { openEvidence } from '#lib/diligence/server/open-evidence.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { importWorld } from '#lib/entry/import-world.ts'
import { money } from '#lib/kernel/money.ts'
import { factsOf, type ListingFacts } from '#lib/listings/facts.ts'
import { findObstacles, judgeGates } from '#lib/listings/judge-gates.ts'
import { type PlannedListing, planMarket } from '#lib/simulation/market/plan-market.ts'
import { showcaseOffers } from '#lib/simulation/market/showcase.ts'
import { birthOf } from '#lib/simulation/world/birth.ts'
import { holderIdOf } from '#lib/simulation/world/organisations.ts'
import { buildWorld, type World } from '#lib/simulation/world/world.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const at = '2026-11-24T12:00:00.000Z'

type Judged = { planned: PlannedListing; dossier: Dossier; facts: ListingFacts; obstacles: readonly string[] }

let world: World
let judged: readonly Judged[] = []
/** Those that come to the market. */
let offered: readonly Judged[] = []

beforeAll(async () => {
  const dataDir = temporaryFolder()
  await importWorld({ world: 'simulated', dataDir, sourcesDir: null, fetchedAt: at })
  const folder = worldFolder(dataDir, 'simulated')
  const birth = birthOf(folder.root, at.slice(0, 10))
  const evidence = await openEvidence(folder, at)
  world = buildWorld(birth)
  judged = planMarket(world).map((planned) => {
    const dossier = examineBlock(planned.block, evidence, { at, asn: null })
    const examined = { dossier, particulars: findParticulars(planned.block, evidence, null) }
    return { planned, dossier, facts: factsOf([examined]), obstacles: obstaclesOf(planned, examined, birth.seed) }
  })
  offered = judged.filter(({ planned, obstacles }) => planned.fate === 'published' && obstacles.length === 0)
}, 60_000)

/** The gates that keep it off the market, but for the proof, which the seeding brings. */
function obstaclesOf({ seller, block, offer }: PlannedListing, examined: ExaminedBlock, seed: string): string[] {
  const holder = world.organisation(seller)
  const { lease, note, permittedUses } = offer
  const prices = offer.prices.map(({ minor, ...price }) => ({ ...price, amount: money('USD', minor) }))
  const listing = { block, registry: holder.registry, holderId: holderIdOf(seed, holder), prices }
  const findings = judgeGates({ ...listing, terms: { lease, note, permittedUses } }, null, [examined])
  return findObstacles(findings)
    .map(({ gate }) => gate)
    .filter((gate) => gate !== 'control')
}

const routesOf = ({ dossier: { routing } }: Judged) => [...(routing?.exact ?? []), ...(routing?.moreSpecifics ?? [])]
const invalidBy = (wanted: string) => (one: Judged) => routesOf(one).some(({ reason }) => reason === wanted)
const answers = (wanted: string) => (one: Judged) => one.facts.lists.some(({ answer }) => answer === wanted)
const received = (wanted: string) => (one: Judged) =>
  one.dossier.transfers?.some(({ type }) => type === wanted) ?? false
const isUnrouted = ({ dossier }: Judged) => dossier.routing?.status === 'unrouted'
const lengthOf = (prefix: string) => Number(prefix.split('/')[1])
const holderAsn = ({ planned }: Judged) => world.organisation(planned.seller).asn

/** Field notes on registries, 5.4, and on the market, 10. */
const states: Readonly<Record<string, (one: Judged) => boolean>> = {
  'RPKI covers none of it': ({ dossier }) => dossier.rpki?.coverage === 'none',
  'RPKI covers a part of it': ({ dossier }) => dossier.rpki?.coverage === 'partial',
  'RPKI covers all of it': ({ dossier }) => dossier.rpki?.coverage === 'full',
  'AS0 beside a ROA': ({ dossier }) => dossier.rpki?.as0 === 'some',
  'AS0 alone, and announced all the same': invalidBy('as0'),
  'AS0 alone, parked': ({ facts }) => facts.rpki === 'as0',
  'a ROA of somebody else': (one) =>
    one.dossier.rpki?.coveringVrps.some(({ asn }) => asn !== 0 && asn !== holderAsn(one)) ?? false,
  'a ROA looser than what is announced': ({ dossier, planned }) => {
    const inside = (dossier.routing?.moreSpecifics ?? []).map(({ prefix }) => lengthOf(prefix))
    const longest = Math.max(planned.block.length, ...inside)
    return dossier.rpki?.coveringVrps.some(({ maxLength }) => maxLength > longest) ?? false
  },
  'a ROA of the block around it': ({ dossier, planned }) =>
    dossier.rpki?.coveringVrps.some(({ prefix }) => lengthOf(prefix) < planned.block.length) ?? false,
  'a route that is Valid': ({ facts }) => facts.rpki === 'valid',
  'a route Invalid by its origin': invalidBy('origin'),
  'a route Invalid by its length': invalidBy('length'),
  'a route without a ROA': ({ facts }) => facts.rpki === 'not-found',
  'two origins': ({ dossier }) => new Set(dossier.routing?.exact.map(({ origin }) => origin)).size > 1,
  'an AS_SET as origin': (one) => routesOf(one).some(({ origin }) => origin === null),
  'a /25 inside': ({ dossier }) => dossier.routing?.moreSpecifics.some(({ prefix }) => prefix.endsWith('/25')) ?? false,
  'announced in parts alone': ({ dossier }) => dossier.routing?.status === 'more-specifics-only',
  'announced by the block around it alone': ({ dossier }) => dossier.routing?.status === 'covered-only',
  'announced by nobody': isUnrouted,
  'a route object that agrees': ({ dossier }) => dossier.routeObjects?.some(({ inBgp }) => inBgp) ?? false,
  'a route object and no route': (one) => isUnrouted(one) && (one.dossier.routeObjects?.length ?? 0) > 0,
  'a route object of a former holder': (one) =>
    one.dossier.routeObjects?.some(({ origin, source }) => source === 'RADB' && origin !== holderAsn(one)) ?? false,
  'never transferred': ({ dossier }) => dossier.transfers?.length === 0,
  'received by transfer': received('RESOURCE_TRANSFER'),
  'received by merger': received('MERGER_ACQUISITION'),
  'arrived from another registry': ({ dossier }) =>
    dossier.transfers?.some(({ sourceRir, recipientRir }) => sourceRir !== recipientRir) ?? false,
  'in a hold that still runs': ({ facts }) => facts.transferable.state === 'no',
  'transferable now': ({ facts }) => facts.transferable.state === 'yes',
  'not known to be transferable': ({ facts }) => facts.transferable.state === 'unknown',
  'found on a list': answers('found'),
  'found on none of those asked': answers('nothing-found'),
  'a list that was not checked': answers('not-checked'),
}

describe('the market shows a block on offer that is', () => {
  test.each(Object.keys(states))('%s', (state) => {
    expect(offered.filter((one) => states[state]?.(one)).map(({ planned }) => formatPrefix(planned.block))).not.toEqual(
      [],
    )
  })
})

test('the market offers every block that it shows for its state, and 120 more', () => {
  const blocks = offered.map(({ planned }) => formatPrefix(planned.block))
  expect(blocks).toEqual(expect.arrayContaining(showcaseOffers.map(({ block }) => formatPrefix(block))))
  expect(blocks.length - showcaseOffers.length).toBeGreaterThanOrEqual(120)
})

test('a gate keeps a block on DROP and one with two registrations off the market', () => {
  const refused = judged.filter(({ planned }) => planned.fate === 'published').flatMap(({ obstacles }) => obstacles)
  expect(new Set(refused)).toEqual(new Set(['registration', 'reputation']))
})

test('some blocks on offer move to another holder in time, so that their listings close', () => {
  const moving = world.transfers.filter(
    ({ day, moved }) => day > world.genesis && offered.some(({ planned }) => planned.block.address === moved.start),
  )
  expect(moving.length).toBeGreaterThan(0)
})

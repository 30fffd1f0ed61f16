/** Random worlds, imported from files as any other, against dossiers made in the plainest way from the same facts. */
import { expect, test } from 'vitest'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { prefix } from '#tests/support/evidence.ts'
import { naiveDossier } from '#tests/support/naive-dossier.ts'
import { cidr, type Random, type RandomBlock, randomOf, randomWorld } from '#tests/support/random-world.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

const worlds = 200
const prefixesEach = 20
const at = '2026-06-20T00:00:00Z'

/** The lists whose order the contract leaves open, in one order. */
const inAnyOrder = <T>(rows: readonly T[] | null) =>
  rows && [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Rows of one key in one order, the keys in the order given: where the contract orders by some members alone. */
function withTiesSettled<T>(rows: readonly T[] | null, key: (row: T) => string) {
  const groups: T[][] = []
  for (const row of rows ?? []) {
    const group = groups.at(-1)
    if (group?.[0] !== undefined && key(group[0]) === key(row)) group.push(row)
    else groups.push([row])
  }
  return rows && groups.flatMap(inAnyOrder)
}

type Comparable = ReturnType<typeof naiveDossier> | Omit<Dossier, 'prefix' | 'ruleVersion' | 'at' | 'sources'>

function comparable({ rpki, routing, blocklists, ...dossier }: Comparable) {
  return {
    ...dossier,
    specialPurpose: inAnyOrder(dossier.specialPurpose),
    registrations: withTiesSettled(dossier.registrations, ({ start, count }) => `${start} ${count}`),
    rpki: rpki && {
      ...rpki,
      coveringVrps: withTiesSettled(rpki.coveringVrps, ({ prefix, asn, maxLength }) => `${prefix} ${asn} ${maxLength}`),
    },
    routing: routing && { ...routing, covering: inAnyOrder(routing.covering) },
    routeObjects: inAnyOrder<object>(dossier.routeObjects),
    blocklists: inAnyOrder(blocklists?.map((list) => ({ ...list, entries: inAnyOrder<object>(list.entries) })) ?? null),
    transfers: inAnyOrder<object>(dossier.transfers),
  }
}

/** None of those so wide that to count their addresses one by one takes long. */
function blocksOf(random: Random): RandomBlock[] {
  const blocks: RandomBlock[] = []
  while (blocks.length < prefixesEach) {
    const block = random.block()
    if (block.length >= 19) blocks.push(block)
  }
  return blocks
}

test(`${worlds} random worlds are told as a plain reading of their facts tells them`, async () => {
  for (let seed = 1; seed <= worlds; seed++) {
    const world = randomWorld(seed)
    const sourcesDir = writeSources(world.files)
    const dataDir = temporaryFolder()
    const outcomes = await syncWorld({ world: 'files', dataDir, sourcesDir, fetchedAt: at })
    expect(outcomes.filter(({ outcome }) => outcome !== 'imported')).toEqual([])
    const random = randomOf(-seed)
    const asn = random.pick([64500, 64501, 0])
    const examine = examinerOf({ dataDir, world: 'files' }, { at, asn })
    for (const block of blocksOf(random)) {
      const { prefix: text, ruleVersion: _rule, at: _at, sources: _sources, ...told } = examine(prefix(cidr(block)))
      expect({ seed, text, ...comparable(told) }).toEqual({
        seed,
        text: cidr(block),
        ...comparable(naiveDossier(block, asn, world)),
      })
    }
  }
})

/** A real RTR server, and what becomes a snapshot of what it tells. Without stayrtr on this machine it is skipped. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rtrFeed, usualPatience } from '#lib/adapters/rtr/rtr-feed.ts'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { examinerOf } from '#lib/diligence/server/examine-in-world.ts'
import { keepVrpSet, noteVrpTrouble } from '#lib/diligence/server/keep-vrp-set.ts'
import { listSnapshots } from '#lib/diligence/server/list-snapshots.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import type { VrpPayload, VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { prefix } from '#tests/support/evidence.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const isHere = spawnSync('stayrtr', ['-version']).error === undefined
const actor = systemActor('test')

type Roa = [prefix: string, asn: number, maxLength: number]

const first: Roa[] = [
  ['192.0.2.0/24', 64496, 24],
  ['198.51.100.0/24', 64497, 26],
  ['203.0.113.0/24', 0, 32],
  ['2001:db8::/32', 64496, 48],
]
const second: Roa[] = [...first.filter(([text]) => text !== '198.51.100.0/24'), ['198.51.100.0/24', 64498, 24]]

const textOf = ({ address, length, maxLength, asn }: VrpPayload) =>
  `${formatPrefix(prefixAt(address, length))}-${maxLength} AS${asn}`

/** What a cache has told so far, and a promise of the next that fits. */
class Witness {
  readonly updates: VrpUpdate[] = []
  readonly troubles: string[] = []
  #look: () => void = () => undefined

  onUpdate(update: VrpUpdate) {
    this.updates.push(update)
    this.#look()
  }

  onTrouble({ reason }: { reason: string }) {
    this.troubles.push(reason)
    this.#look()
  }

  until(isEnough: (seen: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (isEnough(this)) resolve()
      }
      this.#look()
    })
  }
}

describe.skipIf(!isHere)('stayrtr, of which this machine has one or not', () => {
  const folder = temporaryFolder()
  const place = { dataDir: join(folder, 'data'), world: 'files' }
  const witness = new Witness()
  const stop = new AbortController()
  let server: ChildProcess
  let following: Promise<void>

  function serve(roas: readonly Roa[]): void {
    const now = Date.now()
    const expires = Math.floor(now / 1000) + 86_400
    const rows = roas.map(([text, asn, maxLength]) => ({ asn, prefix: text, maxLength, ta: 'ripe', expires }))
    const metadata = { buildtime: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'), vrps: rows.length }
    writeFileSync(join(folder, 'rpki.json'), JSON.stringify({ metadata, roas: rows }))
  }

  beforeAll(async () => {
    serve(first)
    const port = await findFreePort()
    const options = [
      '-bind',
      `127.0.0.1:${port}`,
      '-metrics.addr',
      '127.0.0.1:0',
      '-refresh',
      '1',
      '-loglevel',
      'fatal',
    ]
    server = spawn('stayrtr', ['-cache', join(folder, 'rpki.json'), ...options], { stdio: 'ignore' })
    const patience = { ...usualPatience, pauseMs: 50, longestPauseMs: 50 }
    following = rtrFeed(() => [{ host: '127.0.0.1', port }], patience)(witness, stop.signal)
  })

  afterAll(async () => {
    stop.abort()
    server.kill()
    await following
  })

  const at = new Date('2026-11-23T09:00:00Z')
  const examine = (moment: string) => examinerOf(place, { at: moment, asn: null })(prefix('198.51.100.0/24'))
  const vrpSourceAt = (moment: string) => examine(moment).sources.find(({ source }) => source === 'rpki-vrps')

  test('its set is told whole, in its version and without IPv6', async () => {
    await witness.until(({ updates }) => updates.some(({ set }) => set.size > 0))
    const update = witness.updates.find(({ set }) => set.size > 0)
    expect([...(update?.set ?? [])].map(textOf)).toEqual([
      '192.0.2.0/24-24 AS64496',
      '198.51.100.0/24-26 AS64497',
      '203.0.113.0/24-32 AS0',
    ])
    expect(update?.expireSeconds).toBe(7200)
  })

  test('what it told becomes a snapshot that dossiers rest on, good for as long as it says', async () => {
    const update = witness.updates.at(-1)
    if (!update) throw new Error('it told a set')
    const [outcome] = await keepVrpSet(actor, { place, update, at })
    expect(outcome).toMatchObject({ outcome: 'imported', snapshots: [{ source: 'rpki-vrps', records: 3 }] })
    expect(listSnapshots(place)).toMatchObject([{ asOf: '2026-11-23T09:00:00Z', datedBy: 'content' }])
    const { rpki } = examine('2026-11-23T10:30:00Z')
    expect(rpki?.coveringVrps).toEqual([{ prefix: '198.51.100.0/24', asn: 64497, maxLength: 26, ta: null }])
    expect(vrpSourceAt('2026-11-23T10:30:00Z')).toMatchObject({ status: 'observed', asOf: '2026-11-23T09:00:00Z' })
    expect(vrpSourceAt('2026-11-23T11:00:01Z')).toMatchObject({ status: 'stale' })
  })

  test('a change of its file arrives by itself, as the difference alone', async () => {
    serve(second)
    const changed = (update: VrpUpdate) => update.delta.withdrawn.length > 0
    await witness.until(({ updates }) => updates.some(changed))
    const { delta } = witness.updates.find(changed) ?? { delta: null }
    expect(delta?.announced.map(textOf)).toEqual(['198.51.100.0/24-24 AS64498'])
    expect(delta?.withdrawn.map(textOf)).toEqual(['198.51.100.0/24-26 AS64497'])
    expect(witness.troubles.filter((reason) => !reason.includes('ECONNREFUSED'))).toEqual([])
  })

  test('a cache that goes away takes nothing with it: the last set stays, with its age', async () => {
    const before = witness.troubles.length
    server.kill()
    await witness.until(({ troubles }) => troubles.length > before)
    const reason = witness.troubles.at(-1) ?? ''
    await noteVrpTrouble(actor, { place, reason, at: new Date('2026-11-23T12:00:00Z') })
    expect(examine('2026-11-23T12:00:00Z').rpki?.coveringVrps).toHaveLength(1)
    expect(vrpSourceAt('2026-11-23T12:00:00Z')).toMatchObject({ status: 'stale', asOf: '2026-11-23T09:00:00Z' })
  })
})

describe('a cache that never told a set', () => {
  const place = { dataDir: temporaryFolder(), world: 'files' }
  const statusOf = () =>
    examinerOf(place, { at: '2026-11-23T12:00:00Z', asn: null })(prefix('198.51.100.0/24')).sources.find(
      ({ source }) => source === 'rpki-vrps',
    )?.status

  test('has failed, which is not the same as none being configured', async () => {
    expect(statusOf()).toBe('not-configured')
    await noteVrpTrouble(actor, { place, reason: 'The connection failed.', at: new Date('2026-11-23T11:00:00Z') })
    expect(statusOf()).toBe('failed')
    await noteVrpTrouble(actor, { place, reason: null, at: new Date('2026-11-23T11:05:00Z') })
    expect(statusOf()).toBe('not-configured')
  })
})

/** The reverse zones of the simulated world: asked as the product asks them, over real DNS messages into PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askReverseDns } from '#lib/diligence/server/ask-reverse-dns.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { stateReverseDns } from '#lib/diligence/statements/reverse-dns.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { simulatedServices } from '#lib/entry/simulation/services.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { parseEnvironment } from '#lib/platform/env.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { answerReverse, type ReverseRole } from '#lib/simulation/name-server/answer-reverse.ts'
import { type NameServer, startNameServer } from '#lib/simulation/name-server/start-name-server.ts'
import { dayOf } from '#lib/simulation/world/day.ts'
import { reverseZonesOn } from '#lib/simulation/world/reverse-zones.ts'
import { buildWorld } from '#lib/simulation/world/world.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

const genesis = '2026-11-24'
const zones = reverseZonesOn(buildWorld({ seed: 'dotquad', genesis }), dayOf(genesis))
const roles: readonly ReverseRole[] = ['resolver', 'first', 'second']

let house: House
let servers: NameServer[]
let questions = 0

beforeAll(async () => {
  const answerAs = (role: ReverseRole) => async (message: Buffer) => {
    questions++
    return answerReverse(message, zones, role)
  }
  const first = await findFreePort(roles.length)
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', temporaryFolder())
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  const ports = roles.map((_, index) => first + index)
  for (const [name, value] of Object.entries(toldOf(ports))) vi.stubEnv(name, value)
  // Started last: a server writes a log, which reads the environment once and for all.
  servers = await Promise.all(
    roles.map((role, index) => startNameServer({ host: '127.0.0.1', port: first + index, answer: answerAs(role) })),
  )
})

afterAll(async () => {
  await house.close()
  await Promise.all(servers.map((server) => server.stop()))
})

/** What the product is told of them when the world is played. */
function toldOf(ports: readonly number[]) {
  const service = simulatedServices.find(({ name }) => name === 'reverse-dns')
  const settings = parseEnvironment({})
  if (!(service && settings.ok)) throw new Error('the service is one of the world')
  return service.variables({ settings: settings.value, host: '127.0.0.1', ports })
}

async function tell(text: string) {
  const found = await findDossier(visitor(), { block: prefix(text), asn: null })
  if (!found.ok) throw new Error(found.error.message)
  return stateReverseDns(subjectOf(found.value.dossier, found.value.particulars))
}

test('looking at a page asks nobody, and says that nobody was asked', async () => {
  expect(await tell('240.0.0.0/22')).toMatchObject({ answers: [{ answer: 'not-checked' }] })
  expect(questions).toBe(0)
  expect(mayAskAbout(visitor(), prefix('240.0.0.0/22')).reverseDns).toBe(true)
})

describe('asked on request', () => {
  test('a block in use is delegated to servers that have it, and its names are sampled', async () => {
    await askReverseDns(visitor(), prefix('240.0.0.0/22'))
    const statement = await tell('240.0.0.0/22')
    expect(statement).toMatchObject({ severity: 'good', asked: '4 zones of 4' })
    expect(statement.text).toMatch(/^Of 4 reverse zones asked 4 delegated\..* of 32 addresses sampled have a name\.$/)
  })

  test('a block that was never used has no delegation: nothing found', async () => {
    await askReverseDns(visitor(), prefix('243.0.8.0/22'))
    expect(await tell('243.0.8.0/22')).toMatchObject({
      ...{ severity: 'notice', answers: [{ answer: 'nothing-found', count: 4 }] },
      text: 'Of 4 reverse zones asked 4 not delegated.',
    })
  })

  test('a block that lies idle is delegated to a server that never had it: lame', async () => {
    await askReverseDns(visitor(), prefix('243.0.4.0/22'))
    const { severity, text } = await tell('243.0.4.0/22')
    expect(severity).toBe('warning')
    expect(text).toContain('Lame in 4 zones: ns2.reverse.example.')
  })

  test('a /16 is one zone', async () => {
    await askReverseDns(visitor(), prefix('243.1.0.0/16'))
    expect((await tell('243.1.0.0/16')).asked).toBe('1 zone of 1')
  })

  test('nobody is asked twice within minutes, and every answer is kept with who asked', async () => {
    const before = questions
    await askReverseDns(visitor(), prefix('243.0.4.0/22'))
    expect(questions).toBe(before)
    const rows = await house.asOwner("SELECT asked_by FROM outside_answer WHERE service = 'reverse-dns'")
    expect(rows.map(({ asked_by }) => asked_by)).toEqual(Array(4).fill('visitor'))
  })

  test('a failure is written down once, however often it is tried within minutes', async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
    await askReverseDns(visitor(), prefix('240.0.32.0/22'))
    await askReverseDns(visitor(), prefix('240.0.32.0/22'))
    expect(await house.asOwner("SELECT reason FROM outside_answer WHERE block = '240.0.32.0/22'")).toEqual([
      { reason: 'unreachable' },
    ])
    expect(await tell('240.0.32.0/22')).toMatchObject({ answers: [{ answer: 'failed' }] })
  })

  test('a block of another world is not asked about here', async () => {
    expect(mayAskAbout(visitor(), prefix('192.0.2.0/24')).reverseDns).toBe(false)
    await askReverseDns(visitor(), prefix('192.0.2.0/24'))
    expect(await house.asOwner("SELECT FROM outside_answer WHERE block = '192.0.2.0/24'")).toEqual([])
  })
})

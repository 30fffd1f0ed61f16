/** The name server that the simulated world plays, asked as the product asks it, with what its operator is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UdpClient } from '#lib/adapters/dns/udp-client.ts'
import { simulatedServices } from '#lib/entry/simulation/services.ts'
import { parseEnvironment } from '#lib/platform/env.ts'
import { chooseZones } from '#lib/reputation/choose-zones.ts'
import { judgeLiveness, livenessProbes } from '#lib/reputation/judge-liveness.ts'
import { readDnsblAnswer } from '#lib/reputation/read-dnsbl-answer.ts'
import { reverseName } from '#lib/reputation/reverse-name.ts'
import { answerQuestion } from '#lib/simulation/name-server/answer-question.ts'
import { type NameServer, startNameServer } from '#lib/simulation/name-server/start-name-server.ts'
import { readZone } from '#lib/simulation/name-server/zone-data.ts'
import { dayOf } from '#lib/simulation/world/day.ts'
import { buildWorld } from '#lib/simulation/world/world.ts'
import { writeMailZones } from '#lib/simulation/world/writers/mail-zones.ts'

const genesis = '2026-11-24'

function keysTold() {
  const service = simulatedServices.find(({ name }) => name === 'blocklists')
  const settings = parseEnvironment({})
  if (!(service && settings.ok)) throw new Error('the service is one of the world')
  const parsed = parseEnvironment(service.variables({ settings: settings.value, host: '127.0.0.1', ports: [5353] }))
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value.DNSBL_KEYS
}

let server: NameServer
let client: UdpClient

beforeAll(async () => {
  const files = writeMailZones(buildWorld({ seed: 'dotquad', genesis }), dayOf(genesis))
  const zones = new Map(files.map(({ zone, text }) => [zone, readZone(text)]))
  server = await startNameServer({
    host: '127.0.0.1',
    port: 0,
    answer: async (message) => answerQuestion(message, zones),
  })
  client = new UdpClient(server)
})
afterAll(async () => {
  client.close()
  await server.stop()
})

const ask = async (address: number, zone: string) => readDnsblAnswer(await client.ask(reverseName(address, zone)))

test('each list that the product asks answers its test addresses rightly', async () => {
  const { asked } = chooseZones({ hasResolver: true, keys: keysTold() })
  expect(asked.length).toBeGreaterThan(10)
  for (const { zone, suffix } of asked) {
    const judged = judgeLiveness(await ask(livenessProbes.listed, suffix), await ask(livenessProbes.notListed, suffix))
    expect(judged, zone.id).toEqual({ ok: true, value: null })
  }
})

test('the bad block is on ZEN with the codes of SBL and DROP', async () => {
  expect(await ask(0xf0004001, 'simulated.zen.dq.spamhaus.net')).toEqual({
    state: 'listed',
    codes: ['127.0.0.2', '127.0.0.9'],
  })
})

test('a zone that the server does not have is refused, which is no "not listed"', async () => {
  expect(await ask(0xf0004001, 'nobodys.example')).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('REFUSED'),
  })
})

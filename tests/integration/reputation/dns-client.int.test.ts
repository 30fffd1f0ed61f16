/** The DNS client against a server that loses answers, and against the one that list publishers run, where it is installed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeQuestion, type Response, readResponse } from '#lib/adapters/dns/dns-message.ts'
import { UdpClient } from '#lib/adapters/dns/udp-client.ts'
import { judgeLiveness, livenessProbes } from '#lib/reputation/judge-liveness.ts'
import { readDnsblAnswer } from '#lib/reputation/read-dnsbl-answer.ts'
import { reverseName } from '#lib/reputation/reverse-name.ts'
import { answerQuestion } from '#lib/simulation/name-server/answer-question.ts'
import { readZone } from '#lib/simulation/name-server/zone-data.ts'
import { dayOf } from '#lib/simulation/world/day.ts'
import { buildWorld } from '#lib/simulation/world/world.ts'
import { writeMailZones } from '#lib/simulation/world/writers/mail-zones.ts'
import { answerTo, startDnsServer } from '#tests/support/dns-server.ts'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from '#tests/support/rbldnsd.ts'

const zoneText = (lines: readonly string[]) => [':127.0.0.2:listed', '127.0.0.2', ...lines, ''].join('\n')

describe.skipIf(!hasRbldnsd)('a real rbldnsd (skipped where it is not installed)', () => {
  let server: Rbldnsd
  let client: UdpClient
  const names = Array.from({ length: 20 }, (_, index) => `bl${index}.example`)
  /** Each zone lists the hosts that its number divides. */
  const lists = (zone: number, host: number) => host % (zone + 2) === 0

  beforeAll(async () => {
    const zones = names.map((name, zone) => {
      const hosts = Array.from({ length: 1024 }, (_, host) => host).filter((host) => lists(zone, host))
      return [name, zoneText(hosts.map((host) => `10.1.${host >> 8}.${host & 255}`))] as const
    })
    server = await startRbldnsd({
      ...Object.fromEntries(zones),
      'codes.example': zoneText(['10.1.0.1 :127.0.0.10:policy']),
      'dead.example': '10.1.0.1\n',
      'everything.example': zoneText(['127.0.0.0/8']),
    })
    client = new UdpClient(server)
  })

  afterAll(async () => {
    client.close()
    await server.stop()
  })

  const read = async (address: number, zone: string) => readDnsblAnswer(await client.ask(reverseName(address, zone)))

  test('a /22 on 20 lists: of 20,480 questions none is lost and none wrong', async () => {
    const questions = names.flatMap((name, zone) => Array.from({ length: 1024 }, (_, host) => ({ name, zone, host })))
    const readings = await Promise.all(questions.map(({ name, host }) => read(0x0a010000 + host, name)))
    const wrong = questions.filter(
      ({ zone, host }, index) => readings[index]?.state !== (lists(zone, host) ? 'listed' : 'not-listed'),
    )
    expect(wrong).toEqual([])
  })

  test('the code of an entry is read as the publisher wrote it', async () => {
    expect(await read(0x0a010001, 'codes.example')).toEqual({ state: 'listed', codes: ['127.0.0.10'] })
  })

  test('a zone that the server does not have is refused, which is no "not listed"', async () => {
    expect(await read(0x0a010001, 'nobodys.example')).toMatchObject({ state: 'failed' })
  })

  test.each([
    ['bl0.example', true],
    ['dead.example', false],
    ['everything.example', false],
  ])('the test addresses tell whether %s may be believed', async (zone, isAlive) => {
    const judged = judgeLiveness(await read(livenessProbes.listed, zone), await read(livenessProbes.notListed, zone))
    expect(judged.ok).toBe(isAlive)
  })
})

test('at the usual settings, with one answer of a hundred lost, none of 20,480 is lost or wrong in the end', async () => {
  const isListed = (name: string) => Number(name.slice(0, name.indexOf('.'))) % 7 === 0
  let count = 0
  const server = await startDnsServer({
    behave: (question, name) =>
      ++count % 100 === 0 ? [] : [answerTo(question, isListed(name) ? { addresses: [0x7f000002] } : { rcode: 3 })],
  })
  const client = new UdpClient(server)
  const names = Array.from({ length: 20_480 }, (_, index) =>
    reverseName(0x0a010000 + (index & 1023), `bl${index >>> 10}.example`),
  )
  try {
    const answers = await Promise.all(names.map((name) => client.ask(name)))
    const wrong = names.filter(
      (name, index) => answers[index]?.state !== (isListed(name) ? 'answered' : 'no-such-name'),
    )
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(names.length)
  } finally {
    client.close()
    await server.stop()
  }
})

describe.skipIf(!hasRbldnsd)('the zone files of the simulated world (skipped where rbldnsd is not installed)', () => {
  test('are read by rbldnsd as the world’s own name server reads them', async () => {
    const files = writeMailZones(buildWorld({ seed: 'dotquad', genesis: '2026-11-24' }), dayOf('2026-11-24'))
    const server = await startRbldnsd(Object.fromEntries(files.map(({ zone, text }) => [zone, text])))
    const client = new UdpClient(server)
    const own = new Map(files.map(({ zone, text }) => [zone, readZone(text)]))
    const hosts = [
      0xf0000001,
      0xf0004001,
      0xf0004180,
      0xf0005201,
      ...Array.from({ length: 512 }, (_, host) => 0xf0002900 + host),
    ]
    const names = files.flatMap(({ zone }) => hosts.map((host) => reverseName(host, zone)))
    try {
      const theirs = await Promise.all(names.map((name) => client.ask(name)))
      const ours = names.map((name) =>
        readResponse(answerQuestion(encodeQuestion(name), own) ?? Buffer.alloc(0), encodeQuestion(name)),
      )
      expect(theirs.map(sortAnswer)).toEqual(ours.map(sortAnswer))
      expect(theirs.filter(({ state }) => state === 'answered').length).toBeGreaterThan(300)
    } finally {
      client.close()
      await server.stop()
    }
  })
})

/** A server may turn the order of records from answer to answer. */
const sortAnswer = (answer: Response) =>
  answer.state === 'answered' ? { ...answer, addresses: [...answer.addresses].sort((a, b) => a - b) } : answer

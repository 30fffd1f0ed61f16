import { afterEach, describe, expect, test } from 'vitest'
import type { DnsAnswer } from '#lib/reputation/dns-client.ts'
import { answerTo, startDnsServer, type TestDnsOptions, type TestDnsServer } from '#tests/support/dns-server.ts'
import { UdpClient, usualPatience } from './udp-client.ts'

const open: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

/** Patient in all, on a machine that is busy, and quick to ask again. */
const quick = { ...usualPatience, timeoutMs: 100, tries: 7 }
const impatient = { ...quick, timeoutMs: 20, tries: 2 }
const listed = { state: 'answered', addresses: [0x7f000002] } as const

async function serve(options: TestDnsOptions, patience = quick): Promise<{ server: TestDnsServer; client: UdpClient }> {
  const server = await startDnsServer(options)
  const client = new UdpClient(server, patience)
  open.push(server.stop, () => client.close())
  return { server, client }
}

/** What the list holds: every third host. */
const zone = (name: string) => (Number(name.split('.')[0]) % 3 === 0 ? { addresses: [0x7f000002] } : { rcode: 3 })
const hosts = (count: number) =>
  Array.from({ length: count }, (_, host) => `${host & 255}.${host >> 8}.0.10.bl.example`)
const isRight = (name: string, answer: DnsAnswer) =>
  answer.state === ('addresses' in zone(name) ? 'answered' : 'no-such-name')

async function askAll(client: UdpClient, names: readonly string[]) {
  const answers = await Promise.all(names.map((name) => client.ask(name)))
  return {
    lost: answers.filter(({ state }) => state === 'failed').length,
    wrong: names.filter((name, index) => {
      const answer = answers[index]
      return answer?.state !== 'failed' && !(answer && isRight(name, answer))
    }),
  }
}

describe('a server that answers', () => {
  test('is asked once a question, and each answer goes to its own', async () => {
    const { server, client } = await serve({ zone }, { ...quick, timeoutMs: 5_000 })
    const names = hosts(1000)
    expect(await askAll(client, names)).toEqual({ lost: 0, wrong: [] })
    expect(server.asked).toHaveLength(names.length)
  })

  test('is never asked more at once than is allowed', async () => {
    let underWay = 0
    let most = 0
    const { client } = await serve(
      {
        behave: (question, name) => {
          underWay++
          most = Math.max(most, underWay)
          setImmediate(() => underWay--)
          return [answerTo(question, zone(name))]
        },
      },
      { ...quick, mostInFlight: 8, timeoutMs: 5_000 },
    )
    await askAll(client, hosts(400))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(8)
  })
})

describe('a server that behaves badly', () => {
  test('one answer of a hundred is lost: none of 1,000 is lost or wrong in the end', async () => {
    let count = 0
    const { client } = await serve({
      behave: (question, name) => (++count % 100 === 0 ? [] : [answerTo(question, zone(name))]),
    })
    expect(await askAll(client, hosts(1000))).toEqual({ lost: 0, wrong: [] })
  })

  test('every answer comes twice, the second time of another question’s content', async () => {
    const { client } = await serve({
      behave: (question, name) => [answerTo(question, zone(name)), answerTo(question, { addresses: [0x7f000063] })],
    })
    expect(await askAll(client, hosts(500))).toEqual({ lost: 0, wrong: [] })
  })

  test('an answer under a wrong id is not heard', async () => {
    const { client } = await serve({
      behave: (question, name) => {
        const forged = answerTo(question, { addresses: [0x7f000063] })
        forged.writeUInt16BE(question.readUInt16BE(0) ^ 1)
        return [forged, answerTo(question, zone(name))]
      },
    })
    expect(await askAll(client, hosts(500))).toEqual({ lost: 0, wrong: [] })
  })

  test('an answer to a wrong question is not heard, and the right one behind it is', async () => {
    const { client } = await serve({
      behave: (question, name) => {
        const other = Buffer.from(question)
        other.writeUInt8((question[13] ?? 0) ^ 1, 13)
        return [answerTo(other, { addresses: [0x7f000063] }), answerTo(question, zone(name))]
      },
    })
    expect(await askAll(client, hosts(500))).toEqual({ lost: 0, wrong: [] })
  })

  test('a truncated answer is fetched whole over TCP', async () => {
    const { server, client } = await serve({
      zone,
      behave: (question) => [answerTo(question, { flags: 0x8680 })],
    })
    expect(await askAll(client, hosts(20))).toEqual({ lost: 0, wrong: [] })
    expect(server.askedOverTcp).toHaveLength(20)
  })

  test('a passing SERVFAIL is asked again', async () => {
    const seen = new Set<string>()
    const { client } = await serve({
      behave: (question, name) => {
        const isFirst = !seen.has(name)
        seen.add(name)
        return [answerTo(question, isFirst ? { rcode: 2 } : zone(name))]
      },
    })
    expect(await client.ask('9.0.0.10.bl.example')).toEqual(listed)
  })

  test('a SERVFAIL that stays is a failure', async () => {
    const { client } = await serve({ zone: () => ({ rcode: 2 }) }, impatient)
    expect(await client.ask('9.0.0.10.bl.example')).toEqual({ state: 'failed', reason: 'servfail' })
  })

  test('a refusal is final and asked once', async () => {
    const { server, client } = await serve({ zone: () => ({ rcode: 5 }) })
    expect(await client.ask('9.0.0.10.bl.example')).toEqual({ state: 'failed', reason: 'refused' })
    expect(server.asked).toHaveLength(1)
  })

  test('an answer that comes after its time counts for nobody else', async () => {
    const seen = new Set<string>()
    const { client } = await serve({
      behave: (question, name) => {
        if (seen.has(name)) return [answerTo(question, zone(name))]
        seen.add(name)
        return [{ afterMs: 150, message: answerTo(question, { addresses: [0x7f000063] }) }]
      },
    })
    expect(await askAll(client, hosts(300))).toEqual({ lost: 0, wrong: [] })
  })

  test('silence is unknown, never "not listed"', async () => {
    const { server, client } = await serve({ behave: () => [] }, impatient)
    expect(await client.ask('9.0.0.10.bl.example')).toEqual({ state: 'failed', reason: 'timeout' })
    expect(server.asked).toHaveLength(2)
  })

  test('a port where nobody listens is unreachable', async () => {
    const { server, client } = await serve({}, impatient)
    await server.stop()
    open.splice(open.indexOf(server.stop), 1)
    expect(await client.ask('9.0.0.10.bl.example')).toEqual({ state: 'failed', reason: 'unreachable' })
  })
})

test('what is under way when the client is closed has failed, and nothing keeps the process', async () => {
  const { client } = await serve({ behave: () => [] })
  const answers = ['1.0.0.10.bl.example', '2.0.0.10.bl.example'].map((name) => client.ask(name))
  client.close()
  answers.push(client.ask('3.0.0.10.bl.example'))
  expect(await Promise.all(answers)).toEqual(Array(3).fill({ state: 'failed', reason: 'unreachable' }))
})

test('ids and ports are not to be guessed: neither counts up, and several ports are used', async () => {
  const ids: number[] = []
  const ports = new Set<number>()
  const { client } = await serve({
    behave: (question, name, port) => {
      ports.add(port)
      ids.push(question.readUInt16BE(0))
      return [answerTo(question, zone(name))]
    },
  })
  await askAll(client, hosts(200))
  const steps = ids.slice(1).map((id, index) => id - (ids[index] ?? 0))
  expect(new Set(steps).size).toBeGreaterThan(150)
  expect(ports.size).toBe(usualPatience.ports)
})

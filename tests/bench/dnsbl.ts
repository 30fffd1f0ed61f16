/** A /22 on 20 DNS blocklists against a server of this machine: our client beside Node's own, as many in flight. */
import { type ChildProcess, spawn } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { UdpClient, usualPatience } from '#lib/adapters/dns/udp-client.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { reverseName } from '#lib/reputation/reverse-name.ts'
import { hasRbldnsd, startRbldnsd } from '#tests/support/rbldnsd.ts'
import { isListedInBench } from './dnsbl-server.ts'
import { type Figure, figure, timeInTurn } from './measure.ts'

const rounds = 15
const zones = Array.from({ length: 20 }, (_, index) => `bl${index}.example`)
const hosts = Array.from({ length: 1024 }, (_, host) => 0x0a010000 + host)
const names = zones.flatMap((zone) => hosts.map((host) => reverseName(host, zone)))

type Tally = { listed: number; notListed: number; lost: number }

export async function benchDnsbl(): Promise<Figure[]> {
  const server = hasRbldnsd ? await startRbldnsd(zoneFiles()) : await startOwnServer()
  const expected = { listed: names.filter((name) => isListedInBench(name)).length, lost: 0 }
  const check = (tally: Tally) =>
    invariant(tally.listed === expected.listed && tally.lost === 0, 'none lost, none wrong')
  try {
    check(await askOurs(server.port))
    const [ours = 0, theirs = 0] = await timeInTurn(rounds, [
      async () => check(await askOurs(server.port)),
      () => askTheirs(server.port),
    ])
    const count = names.length.toLocaleString('en')
    return [
      figure({
        id: 'dnsbl-scan',
        work: `A /22 on 20 DNS blocklists, ${count} questions to ${server.name}, ${usualPatience.mostInFlight} in flight, none lost or wrong`,
        ours: (names.length / ours) * 1000,
        theirs: (names.length / theirs) * 1000,
        unit: 'questions/s',
        against: 'dns.Resolver of Node',
        atLeast: 1.8,
      }),
    ]
  } finally {
    await server.stop()
  }
}

const counted = { answered: 'listed', 'no-such-name': 'notListed', failed: 'lost' } as const

async function askOurs(port: number): Promise<Tally> {
  const client = new UdpClient({ host: '127.0.0.1', port })
  const tally = await askAll(async (name) => counted[(await client.ask(name)).state])
  client.close()
  return tally
}

async function askTheirs(port: number): Promise<Tally> {
  const resolver = new Resolver({ timeout: 3000, tries: 4 })
  resolver.setServers([`127.0.0.1:${port}`])
  return askAll(async (name) => {
    try {
      await resolver.resolve4(name)
      return 'listed'
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND' ? 'notListed' : 'lost'
    }
  })
}

/** As many at once as ours has in flight, each asked when the one before has its answer. */
async function askAll(ask: (name: string) => Promise<keyof Tally>): Promise<Tally> {
  const tally = { listed: 0, notListed: 0, lost: 0 }
  let next = 0
  const work = async () => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) tally[await ask(name)]++
  }
  await Promise.all(Array.from({ length: usualPatience.mostInFlight }, work))
  return tally
}

function zoneFiles(): Record<string, string> {
  const entries = (zone: string) =>
    hosts
      .filter((host) => isListedInBench(reverseName(host, zone)))
      .map((host) => `10.1.${(host >>> 8) & 255}.${host & 255}`)
  return Object.fromEntries(zones.map((zone) => [zone, `:127.0.0.2:listed\n127.0.0.2\n${entries(zone).join('\n')}\n`]))
}

/** In a process of its own, as any server would be. */
async function startOwnServer() {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'dnsbl-server.ts'), 'serve'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [port]: unknown[] = await once(child, 'message')
  invariant(typeof port === 'number', 'the server tells its port')
  return {
    name: 'a server in Node',
    port,
    stop: async () => {
      child.kill()
    },
  }
}

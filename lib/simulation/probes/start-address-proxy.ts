/**
 * The way to the addresses of a simulated world: an HTTP proxy that knows who is there (CONNECT). It carries nothing;
 * what is announced mostly answers, after as long as its block is far away.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { parseAddress } from '#lib/address-space/address.ts'
import { containsPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { type DeskPlace, type DeskView, openDesk } from '../registry-desk/desk.ts'
import { standsOn } from '../world/facts.ts'
import { hashOf } from '../world/random.ts'

/** Null where nobody answers; else after how many milliseconds somebody does. */
export type LookUp = (address: number) => Promise<number | null>

type ProxyOptions = { host: string; port: number; look: LookUp }

export async function startAddressProxy({ host, port, look }: ProxyOptions): Promise<{ stop(): Promise<void> }> {
  const server = createServer((_request, response) => response.writeHead(405, { allow: 'CONNECT' }).end())
  server.on('connect', (request, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    const address = parseAddress((request.url ?? '').split(':')[0] ?? '')
    if (!address.ok) {
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      return
    }
    look(address.value).then(
      (ms) => say(socket, ms),
      () => socket.destroy(),
    )
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function say(socket: Duplex, ms: number | null): void {
  if (ms === null) socket.end('HTTP/1.1 504 Gateway Timeout\r\n\r\n')
  else setTimeout(() => socket.end('HTTP/1.1 200 Connection established\r\n\r\n'), ms)
}

export function addressesOfWorld(place: DeskPlace): LookUp {
  const desk = openDesk(place)
  return async (address) => lookUp(await desk.look(), address)
}

/** Every eighth address of what is announced has nobody behind it. */
export function lookUp({ world, day }: Pick<DeskView, 'world' | 'day'>, address: number): number | null {
  const host = prefixAt(address, 32)
  const isRouted = world.announcements.some(
    (one) => standsOn(one, day) && containsPrefix(one.prefix, host) && !isDefault(one.prefix),
  )
  if (!isRouted || hashOf(`answers ${address}`) % 8 === 0) return null
  return 4 + (hashOf(`distance ${address >>> 8}`) % 40)
}

/** A leaked default route leads nowhere. */
const isDefault = ({ length }: Prefix): boolean => length < 8

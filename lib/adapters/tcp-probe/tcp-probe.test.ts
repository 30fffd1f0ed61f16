import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { findFreePort } from '#lib/platform/free-port.ts'
import { proxiedProbe, tcpProbe } from './tcp-probe.ts'

const target = { address: 0xc6336401, port: 443 }
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function listen(behave: (socket: Socket) => void) {
  const server = createServer((socket) => {
    open.push(() => socket.destroy())
    socket.on('error', () => socket.destroy())
    behave(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(() => server.close())
  const bound = server.address()
  return { host: '127.0.0.1', port: bound !== null && typeof bound === 'object' ? bound.port : 0 }
}

describe('a connection of our own', () => {
  test('that is taken is answered, in so many milliseconds', async () => {
    const place = await listen(() => undefined)
    const probe = await tcpProbe(5_000, () => place)(target)
    expect(probe).toMatchObject({ state: 'reachable', ms: expect.any(Number) })
  })

  test('that is refused is answered too: only who is there can refuse', async () => {
    const port = await findFreePort()
    expect(await tcpProbe(5_000, () => ({ host: '127.0.0.1', port }))(target)).toMatchObject({ state: 'reachable' })
  })

  test('that cannot be tried says nothing of the address', async () => {
    const nowhere = tcpProbe(5_000, () => ({ host: 'no name at all', port: 1 }))
    expect(await nowhere(target)).toMatchObject({ state: 'not-taken' })
  })
})

describe('through a proxy', () => {
  const saying = (answer: string) => listen((socket) => socket.once('data', () => socket.write(answer)))

  test('the address and port are named, and its yes is an answer', async () => {
    let asked = ''
    const place = await listen((socket) =>
      socket.once('data', (chunk) => {
        asked = chunk.toString()
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      }),
    )
    expect(await proxiedProbe(place, 5_000)(target)).toMatchObject({ state: 'reachable' })
    expect(asked).toBe('CONNECT 198.51.100.1:443 HTTP/1.1\r\nHost: 198.51.100.1:443\r\n\r\n')
  })

  test.each([
    ['HTTP/1.1 504 Gateway Timeout\r\n\r\n', { state: 'silent' }],
    ['HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', { state: 'not-taken', why: 'the proxy answered 407' }],
    ['SSH-2.0-OpenSSH_9\r\n', { state: 'not-taken', why: 'the proxy answered no HTTP' }],
  ])('%j is told apart', async (answer, expected) => {
    expect(await proxiedProbe(await saying(answer), 5_000)(target)).toEqual(expected)
  })

  test('nothing in time is silence, and a proxy that is not there is none', async () => {
    expect(await proxiedProbe(await listen(() => undefined), 60)(target)).toEqual({ state: 'silent' })
    const gone = { host: '127.0.0.1', port: await findFreePort() }
    expect(await proxiedProbe(gone, 5_000)(target)).toMatchObject({ state: 'not-taken' })
    expect(await proxiedProbe(await listen((socket) => socket.end()), 5_000)(target)).toMatchObject({
      state: 'not-taken',
    })
  })
})

/** Exchanges written from IRRd's documentation of its queries, spoken by a server in this process. */
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { irrdRoutes } from './routes-registered.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that does this with each connection; answers where it listens. */
async function listen(serve: (socket: Socket) => void): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    serve(socket)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  invariant(address && typeof address === 'object', 'the server listens on a port')
  return { host: '127.0.0.1', port: address.port }
}

/** Speaks IRRd: each query has its answer, and one that is not expected has an F. */
const speaking = (answers: Readonly<Record<string, string>>) => (socket: Socket) => {
  socket.on('data', (chunk: Buffer) => {
    for (const query of chunk.toString('latin1').trim().split('\n')) {
      if (query === '!!') continue
      if (query === '!q') socket.end()
      else socket.write(query === '!nDotquad' ? 'C\n' : (answers[query] ?? 'F Unrecognized command\n'), 'latin1')
    }
  })
}

const limits = { timeoutMs: 300, mostBytes: 10_000 }
const answerOf = (text: string) => `A${Buffer.byteLength(text, 'latin1')}\n${text}C\n`

async function ask(serve: (socket: Socket) => void) {
  const server = await listen(serve)
  const block = parsePrefix('192.0.2.0/24')
  invariant(block.ok, 'the block is one')
  return irrdRoutes(() => server, limits)(block.value)
}

const covering = `route:         192.0.0.0/16
descr:         Straße 1
origin:        AS64500
mnt-by:        MAINT-A
created:       2019-02-03T04:05:06Z
last-modified: 2021-02-03T04:05:06Z
source:        RADB

route:         192.0.2.0/24
origin:        AS64501
source:        ripe
`

test('route objects of the block and around it come from both queries', async () => {
  const inside = 'route: 192.0.2.128/25\norigin: AS64502\nmnt-by: MAINT-B\nsource: NTTCOM\n'
  const answers = { '!r192.0.2.0/24,L': answerOf(covering), '!r192.0.2.0/24,M': answerOf(inside) }
  const noDates = { created: null, lastModified: null }
  expect(await ask(speaking(answers))).toEqual({
    ok: true,
    value: [
      {
        prefix: '192.0.0.0/16',
        ...{ origin: 64_500, source: 'RADB', maintainers: 'MAINT-A' },
        ...{ created: '2019-02-03', lastModified: '2021-02-03' },
      },
      { prefix: '192.0.2.0/24', origin: 64_501, source: 'RIPE', maintainers: null, ...noDates },
      { prefix: '192.0.2.128/25', origin: 64_502, source: 'NTTCOM', maintainers: 'MAINT-B', ...noDates },
    ],
  })
})

test('an unknown key and an answer without text say that nothing is registered', async () => {
  const answers = { '!r192.0.2.0/24,L': 'D\n', '!r192.0.2.0/24,M': 'C\n' }
  expect(await ask(speaking(answers))).toEqual({ ok: true, value: [] })
})

test.each([
  ['a query that the server fails', speaking({ '!r192.0.2.0/24,L': 'D\n' }), 'malformed'],
  ['silence', () => undefined, 'timeout'],
  ['a server that hangs up', (socket: Socket) => socket.end(), 'unreachable'],
  ['a web server', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'malformed'],
  ['an answer cut short', (socket: Socket) => socket.end(`C\nA900\n${covering}`), 'malformed'],
  [
    'an object that is no route object',
    speaking({ '!r192.0.2.0/24,L': answerOf('route: 192.0.2.0/24\nsource: RADB\n'), '!r192.0.2.0/24,M': 'D\n' }),
    'malformed',
  ],
  ['more than anybody honest sends', (socket: Socket) => socket.write('C\nA9000000\n'.padEnd(20_000)), 'malformed'],
])('%s is told as such, never as nothing found', async (_what, serve, error) => {
  expect(await ask(serve)).toEqual({ ok: false, error })
})

test('a server that is not there is unreachable', async () => {
  const { host, port } = await listen(() => undefined)
  const [server] = servers.splice(0)
  await new Promise((done) => server?.close(done))
  const block = parsePrefix('192.0.2.0/24')
  invariant(block.ok, 'the block is one')
  expect(await irrdRoutes(() => ({ host, port }), limits)(block.value)).toEqual({ ok: false, error: 'unreachable' })
})

/** One address to which webhooks are sent, and from which each of several web processes gets each of them twice. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type WebhookRelay = {
  url: string
  /** Statuses that each web process answered with. */
  answers: number[][]
  /** From now on, webhooks go to these origins. */
  sendTo(origins: readonly string[]): void
  close(): void
}

export async function openWebhookRelay(): Promise<WebhookRelay> {
  let goals: readonly string[] = []
  const answers: number[][] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const twice = goals.flatMap((origin, index) => [index, index].map((which) => ({ origin, which })))
    await Promise.all(
      twice.map(async ({ origin, which }) => {
        answers[which]?.push(await post(`${origin}/api/webhooks/stripe`, body, request))
      }),
    )
    response.writeHead(200).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    answers,
    sendTo: (origins) => {
      goals = origins
      answers.splice(0, answers.length, ...origins.map(() => []))
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function post(url: string, body: Buffer, { headers }: IncomingMessage): Promise<number> {
  const signature = String(headers['stripe-signature'])
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
  })
  return response.status
}

/** How each service of the simulated world is started. */
import { join } from 'node:path'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { type Environment, publicUrl } from '#lib/platform/env.ts'
import { startMailSink } from '#lib/simulation/mail/start-mail-sink.ts'
import { startNameServer } from '#lib/simulation/name-server/start-name-server.ts'
import { answerMailZones, answerReverseZones } from '#lib/simulation/name-server/zones-of-world.ts'
import { addressesOfWorld, startAddressProxy } from '#lib/simulation/probes/start-address-proxy.ts'
import { startRegistryDesk } from '#lib/simulation/registry-desk/start-registry-desk.ts'
import { startStripe } from '#lib/simulation/stripe/start-stripe.ts'
import { pagesUrl, reachable, type ServiceName, type ServicePlace } from './services.ts'
import { stripeSecrets } from './stripe-secrets.ts'

type Starter = (place: ServicePlace) => Promise<{ stop(): Promise<void> }>

export const starters: Readonly<Record<ServiceName, Starter>> = {
  payments: (place) => {
    const { settings, host, ports } = place
    return startStripe({
      ...stripeSecrets(settings),
      host,
      port: ports[0] ?? 0,
      origin: pagesUrl(place),
      webhookUrl: `http://${reachable(settings.DOTQUAD_HOST)}:${settings.PORT}/api/webhooks/stripe`,
      dataFile: join(settings.DOTQUAD_DATA_DIR, settings.DOTQUAD_WORLD, 'stripe', 'stripe.jsonl'),
    })
  },
  mail: ({ settings, host, ports: [httpPort = 0, smtpPort = 0] }) =>
    startMailSink({
      smtpPort,
      httpPort,
      host,
      folder: join(settings.DOTQUAD_DATA_DIR, settings.DOTQUAD_WORLD, 'mail'),
    }),
  registries: ({ settings, host, ports: [port = 0] }) =>
    startRegistryDesk({
      port,
      host,
      worldFolder: worldFolder(settings.DOTQUAD_DATA_DIR, settings.DOTQUAD_WORLD).root,
      now: worldNow,
      marketUrl: publicUrl(settings),
    }),
  blocklists: ({ settings, host, ports: [port = 0] }) =>
    startNameServer({
      port,
      host,
      answer: answerMailZones(deskPlace(settings)),
    }),
  addresses: ({ settings, host, ports: [port = 0] }) =>
    startAddressProxy({ host, port, look: addressesOfWorld(deskPlace(settings)) }),
  'reverse-dns': async ({ settings, host, ports }) => {
    const answerAs = answerReverseZones(deskPlace(settings))
    const [resolver = 0, first = 0, second = 0] = ports
    const running = await Promise.all([
      startNameServer({ host, port: resolver, answer: answerAs('resolver') }),
      startNameServer({ host, port: first, answer: answerAs('first') }),
      startNameServer({ host, port: second, answer: answerAs('second') }),
    ])
    return {
      stop: async () => {
        await Promise.all(running.map((server) => server.stop()))
      },
    }
  },
}

const deskPlace = (settings: Environment) => ({
  worldFolder: worldFolder(settings.DOTQUAD_DATA_DIR, settings.DOTQUAD_WORLD).root,
  now: worldNow,
})

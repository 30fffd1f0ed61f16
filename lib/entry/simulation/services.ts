/** The services outside that a simulated world plays, each where the operator named no real one. Starts nothing. */
import type { Environment } from '#lib/platform/env.ts'
import { reverseServers } from '#lib/simulation/world/reverse-zones.ts'
import { stripeSecrets } from './stripe-secrets.ts'

/** Where one service listens: its own ports, in the order its row names them. */
export type ServicePlace = { settings: Environment; host: string; ports: readonly number[] }

export type ServiceName = 'payments' | 'mail' | 'registries' | 'blocklists' | 'reverse-dns' | 'addresses'

export type SimulatedService = {
  name: ServiceName
  /** For a person: what it plays. */
  title: string
  /** Set by the operator, this one is used and nothing is played. */
  standsInFor: 'RDAP_BASE_URL' | 'SMTP_URL' | 'STRIPE_SECRET_KEY' | 'DNSBL_RESOLVER' | 'RDNS_RESOLVER' | 'PROBE_PROXY'
  /** What is spoken on its first port: pages, or DNS. */
  speaks: 'http' | 'dns'
  /** Its ports, counted from the first one of the simulation. */
  offsets: readonly [number, ...number[]]
  /** What the product is told of it, as an operator would tell of a real one. */
  variables(place: ServicePlace): Readonly<Record<string, string>>
}

/** The address of the service's pages. */
export const pagesUrl = ({ host, ports: [port] }: ServicePlace): string => `http://${reachable(host)}:${port}`

/** An address to listen on that means every address of the machine is none to go to. */
export const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

const inBrackets = (host: string): string => (host.includes(':') ? `[${host}]` : host)

function stripeVariables(place: ServicePlace): Readonly<Record<string, string>> {
  const { secretKey, webhookSecret } = stripeSecrets(place.settings)
  return { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: pagesUrl(place) }
}

export const simulatedServices: readonly SimulatedService[] = [
  {
    name: 'payments',
    title: 'Payments',
    speaks: 'http',
    standsInFor: 'STRIPE_SECRET_KEY',
    offsets: [0],
    variables: stripeVariables,
  },
  {
    name: 'mail',
    title: 'Mail',
    speaks: 'http',
    standsInFor: 'SMTP_URL',
    offsets: [1, 3],
    variables: (place) => ({ SMTP_URL: `smtp://127.0.0.1:${place.ports[1]}`, MAIL_VIEWER_URL: pagesUrl(place) }),
  },
  {
    name: 'registries',
    title: 'Registries',
    speaks: 'http',
    standsInFor: 'RDAP_BASE_URL',
    offsets: [2],
    variables: (place) => ({ RDAP_BASE_URL: `${pagesUrl(place)}/rdap`, REGISTRY_PORTAL_URL: pagesUrl(place) }),
  },
  {
    name: 'blocklists',
    title: 'Blocklists',
    speaks: 'dns',
    standsInFor: 'DNSBL_RESOLVER',
    offsets: [4],
    // The zones lie on this machine, so they may be asked faster than over the network. One list is left without a key.
    variables: ({ host, ports: [port] }) => ({
      DNSBL_RESOLVER: `${inBrackets(reachable(host))}:${port}`,
      DNSBL_KEYS: 'spamhaus-zen:simulated,barracuda-brbl:registered',
      DNSBL_PER_SECOND: '200',
    }),
  },
  {
    name: 'reverse-dns',
    title: 'Reverse DNS',
    speaks: 'dns',
    standsInFor: 'RDNS_RESOLVER',
    offsets: [5, 6, 7],
    // The two name servers have addresses of the fictional Internet, so it is told where they are.
    variables: ({ host, ports: [resolver, first, second] }) => {
      const here = inBrackets(reachable(host))
      return {
        RDNS_RESOLVER: `${here}:${resolver}`,
        RDNS_SERVERS_AT: `${reverseServers.first.address}=${here}:${first},${reverseServers.second.address}=${here}:${second}`,
      }
    },
  },
  {
    name: 'addresses',
    title: 'Addresses',
    speaks: 'http',
    standsInFor: 'PROBE_PROXY',
    offsets: [8],
    variables: ({ host, ports: [port] }) => ({ PROBE_PROXY: `${inBrackets(reachable(host))}:${port}` }),
  },
]

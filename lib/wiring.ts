/** The one file that names both a port and its adapters. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bgpTools } from '#lib/adapters/bgp-tools/bgp-tools.ts'
import { delegatedStatistics } from '#lib/adapters/delegated-statistics/delegated-statistics.ts'
import { diskStore } from '#lib/adapters/disk-store/disk-store.ts'
import { reverseDns } from '#lib/adapters/dns/reverse-dns.ts'
import { UdpClient } from '#lib/adapters/dns/udp-client.ts'
import { feedFetcher } from '#lib/adapters/geofeed/fetch-feed.ts'
import { geofeed } from '#lib/adapters/geofeed/geofeed.ts'
import { addressSpaceCsv } from '#lib/adapters/iana-special-purpose/address-space-csv.ts'
import { addressSpaceXml } from '#lib/adapters/iana-special-purpose/address-space-xml.ts'
import { ianaSpecialAsns } from '#lib/adapters/iana-special-purpose/special-asns.ts'
import { ianaSpecialPurpose } from '#lib/adapters/iana-special-purpose/special-purpose.ts'
import { ipverse } from '#lib/adapters/ipverse/ipverse.ts'
import { irrdRoutes } from '#lib/adapters/irrd/routes-registered.ts'
import { locationRanges } from '#lib/adapters/location-ranges/location-ranges.ts'
import { netset } from '#lib/adapters/netset/netset.ts'
import { nroConflicts } from '#lib/adapters/nro-conflicts/nro-conflicts.ts'
import { pfx2as } from '#lib/adapters/pfx2as/pfx2as.ts'
import type { Rdap } from '#lib/adapters/rdap/ask-registry.ts'
import { directoryFile } from '#lib/adapters/rdap/directory-file.ts'
import { rdapAutnum } from '#lib/adapters/rdap/registered-autnum.ts'
import { rdapNetwork, rdapRemarks } from '#lib/adapters/rdap/registered-network.ts'
import { directoryOf } from '#lib/adapters/rdap/service-directory.ts'
import { ripestatNeighbours } from '#lib/adapters/ripestat/asn-neighbours.ts'
import { ripestatHistory } from '#lib/adapters/ripestat/routing-history.ts'
import { ripestatRouting } from '#lib/adapters/ripestat/routing-now.ts'
import { ripestatVisibility } from '#lib/adapters/ripestat/visibility.ts'
import { riswhois } from '#lib/adapters/riswhois/riswhois.ts'
import { rpsl } from '#lib/adapters/rpsl/rpsl.ts'
import { rtrFeed } from '#lib/adapters/rtr/rtr-feed.ts'
import { s3Store } from '#lib/adapters/s3-store/s3-store.ts'
import { slurm } from '#lib/adapters/slurm/slurm.ts'
import { smtpGateway } from '#lib/adapters/smtp/smtp.ts'
import { spamhausAsnDrop } from '#lib/adapters/spamhaus-drop/asn-drop.ts'
import { spamhausDropJson } from '#lib/adapters/spamhaus-drop/drop-json.ts'
import { spamhausDropText } from '#lib/adapters/spamhaus-drop/drop-text.ts'
import { stripeGateway } from '#lib/adapters/stripe/stripe-gateway.ts'
import { proxiedProbe, tcpProbe } from '#lib/adapters/tcp-probe/tcp-probe.ts'
import { transferLocks } from '#lib/adapters/transfer-locks/transfer-locks.ts'
import { transferLog } from '#lib/adapters/transfer-log/transfer-log.ts'
import { vrpCsv } from '#lib/adapters/vrp-csv/vrp-csv.ts'
import { vrpJson } from '#lib/adapters/vrp-json/vrp-json.ts'
import { writeVrpJson } from '#lib/adapters/vrp-json/write-vrp-json.ts'
import { signedPost } from '#lib/adapters/webhook/signed-post.ts'
import type { NeighboursSource } from '#lib/diligence/asn/neighbours.ts'
import type { AutnumSource } from '#lib/diligence/asn/registered-autnum.ts'
import type { BlobStore } from '#lib/diligence/blob-store.ts'
import type { FeedSource } from '#lib/diligence/geofeed/linked-feed.ts'
import type {
  CollectorsSource,
  NetworkSource,
  RegistryRemarkSource,
  RoutesRegisteredSource,
  RoutingHistorySource,
  RoutingNowSource,
} from '#lib/diligence/outside.ts'
import type { ProbeSource } from '#lib/diligence/probe.ts'
import type { ReverseDnsSource } from '#lib/diligence/reverse-dns/reverse-reading.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { noPaymentGateway } from '#lib/ledger/no-payment-gateway.ts'
import type { PaymentGateway } from '#lib/ledger/payment-gateway.ts'
import type { MailGateway } from '#lib/notifications/mail.ts'
import type { WebhookSender } from '#lib/notifications/webhook.ts'
import { environment } from '#lib/platform/env.ts'
import { hostBackOff } from '#lib/platform/host-back-off.ts'
import { askOnce, getJson } from '#lib/platform/http.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { DnsClient } from '#lib/reputation/dns-client.ts'
import type { VrpFeed, VrpSetWriter } from '#lib/routing/vrp-feed.ts'

/** Every format that an import recognises. No file is recognised by two of them. */
export const formatAdapters: readonly FormatAdapter[] = [
  slurm,
  ianaSpecialPurpose,
  ianaSpecialAsns,
  addressSpaceCsv,
  addressSpaceXml,
  delegatedStatistics,
  transferLog,
  transferLocks,
  nroConflicts,
  vrpJson,
  vrpCsv,
  riswhois,
  pfx2as,
  bgpTools,
  rpsl,
  spamhausDropJson,
  spamhausDropText,
  spamhausAsnDrop,
  ipverse,
  locationRanges,
  geofeed,
  netset,
]

/** The registries of the world the market runs in: the operator may name one service for all of them. */
const marketRegistries = { service: () => environment().RDAP_BASE_URL ?? null }

const backOff = hostBackOff()
const rdapOf = (of: 'ipv4' | 'asn'): Rdap => ({
  ask: askOnce,
  backOff,
  wait,
  findDirectory: directoryOf({
    of,
    ask: askOnce,
    store: directoryFile(() => join(environment().DOTQUAD_DATA_DIR, 'rdap', `${of}-services.json`)),
    now: () => Date.now(),
  }),
})

const [rdap, rdapOfAsns] = [rdapOf('ipv4'), rdapOf('asn')]

export const networkSource: NetworkSource = rdapNetwork(rdap, { withParent: true })
export const marketNetworkSource: NetworkSource = rdapNetwork(rdap, marketRegistries)
export const autnumSource: AutnumSource = rdapAutnum(rdapOfAsns)
export const marketAutnumSource: AutnumSource = rdapAutnum(rdapOfAsns, marketRegistries)
export const registryRemarkSource: RegistryRemarkSource = rdapRemarks(rdap, marketRegistries)
export const routingNowSource: RoutingNowSource = ripestatRouting(getJson)
export const routingHistorySource: RoutingHistorySource = ripestatHistory(getJson)
export const neighboursSource: NeighboursSource = ripestatNeighbours(getJson)
export const collectorsSource: CollectorsSource = ripestatVisibility(getJson)
export const feedSource: FeedSource = feedFetcher()
export const routesRegisteredSource: RoutesRegisteredSource = irrdRoutes(() => environment().IRRD_SERVER)

export const vrpFeed: VrpFeed = rtrFeed(() => environment().RTR_SERVERS)
export const writeVrpSet: VrpSetWriter = writeVrpJson

export const mailGateway: MailGateway = smtpGateway(() => environment().SMTP_URL ?? null)

/** The resolver that DNS blocklists are asked through; null where the operator named none. To be closed by who opens it. */
export function openDnsClient(): DnsClient | null {
  const { DNSBL_RESOLVER: address } = environment()
  return address ? new UdpClient(address) : null
}

/** Asked through the operator's resolver; null where none was named. Without network only what the operator named is. */
export function openReverseDns(): ReverseDnsSource | null {
  const { RDNS_RESOLVER: resolver, RDNS_SERVERS_AT: serversAt, DOTQUAD_NETWORK } = environment()
  return resolver ? reverseDns({ resolver, serversAt, asksOthers: DOTQUAD_NETWORK !== 'off' }) : null
}

/** Through the proxy that the operator named; else by ourselves, to public addresses alone, unless nobody may be asked. */
export function openProbes(isPublic: (address: number) => boolean): ProbeSource | null {
  const { PROBE_PROXY: proxy, DOTQUAD_NETWORK } = environment()
  if (proxy) return proxiedProbe(proxy)
  if (DOTQUAD_NETWORK === 'off') return null
  const probe = tcpProbe()
  return async (target) =>
    isPublic(target.address) ? probe(target) : { state: 'not-taken', why: 'the address is not a public one' }
}

/** Where the machines of this house share their snapshots; null where it is one machine. */
export function snapshotStore(): BlobStore | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION, DOTQUAD_SNAPSHOT_DIR } =
    environment()
  if (S3_ENDPOINT === undefined) return DOTQUAD_SNAPSHOT_DIR === undefined ? null : diskStore(DOTQUAD_SNAPSHOT_DIR)
  if (!(S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY)) {
    throw new OperatorRefusal('S3_ENDPOINT wants S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it.')
  }
  return s3Store({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
}

export const webhookSender: WebhookSender = signedPost({
  allowsPrivate: () => environment().DOTQUAD_WEBHOOKS === 'anywhere',
  now: () => Date.now(),
})

let payments: PaymentGateway | undefined

function openPaymentGateway(): PaymentGateway {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_BASE } = environment()
  if (!secretKey) return noPaymentGateway
  return stripeGateway({ secretKey, webhookSecrets, apiBase: STRIPE_API_BASE ?? null })
}

/** Made at the first use: a program that takes no payment needs no key. */
export const paymentGateway = (): PaymentGateway => {
  payments ??= openPaymentGateway()
  return payments
}

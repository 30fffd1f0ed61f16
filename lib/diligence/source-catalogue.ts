/** The sources a dossier asks. Data, not code: terms and limits carry the day they were read. */
import { domainOf, registryTitle, rirs } from '#lib/registry/rir.ts'
import { geofeedSourceOf, locationProviders, placedStaleAfterHours } from './location-sources.ts'
import { registryDatabases } from './registry-databases.ts'
import { setDatabases } from './set-databases.ts'
import type { SnapshotKind } from './snapshot.ts'
import type { Source, SourceDownload, SourceTerms } from './source.ts'

const read = { dateRead: '2026-11-23' } as const

const registryTerms = (credit: string): SourceTerms => ({
  mayShowPublic: true,
  mayStoreDays: null,
  mayRedistributeRaw: true,
  credit,
  url: null,
  confidence: 'secondary',
  ...read,
})

/** Published daily: looked at twice, so that a day that comes late is not missed. The pace is ours; none prints a limit. */
const daily = (url: string): SourceDownload => ({
  url,
  everyHours: 12,
  leastHours: 1,
  dayFrom: 'last-modified',
  confidence: 'unconfirmed',
  ...read,
})

const registries = rirs.map((rir) => ({
  rir,
  name: registryTitle(rir),
  host: `https://ftp.${domainOf(rir)}/pub/stats/${rir}`,
}))

const delegated: Source[] = registries.map(({ rir, name, host }) => ({
  id: `delegated-${rir}`,
  kind: 'registrations',
  title: `${name} delegated statistics`,
  publisher: name,
  url: `${host}/delegated-${rir}-extended-latest`,
  download: daily(`${host}/delegated-${rir}-extended-latest`),
  staleAfterHours: 72,
  required: true,
  terms: registryTerms(`Source: ${name} statistics exchange file. ${name} disclaims its accuracy.`),
}))

const transferLogs: Source[] = registries.map(({ rir, name, host }) => ({
  id: `transfers-${rir}`,
  kind: 'transfers',
  title: `${name} transfer log`,
  publisher: name,
  url: `${host}/transfers/transfers_latest.json`,
  download: daily(`${host}/transfers/transfers_latest.json`),
  staleAfterHours: 72,
  required: true,
  terms: registryTerms(`Source: ${name} transfer log.`),
}))

/** What keeps space where it is beside the holds of policy. Neither is needed to call anything good: each is asked by name. */
const transferBars: Source[] = [
  {
    id: 'transfer-locks-ripencc',
    kind: 'transfer-locks',
    title: 'RIPE NCC voluntary transfer locks',
    publisher: 'RIPE NCC',
    // The page lists them; a file of the same rows is made by whoever imports it.
    url: 'https://www.ripe.net/manage-ips-and-asns/resource-transfers-and-mergers/voluntary-transfer-lock/',
    staleAfterHours: 7 * 24,
    required: false,
    terms: registryTerms('Source: RIPE NCC list of active voluntary transfer locks.'),
  },
  {
    id: 'nro-conflicts',
    kind: 'registry-conflicts',
    title: 'NRO report of conflicts',
    publisher: 'Number Resource Organization',
    url: 'https://ftp.ripe.net/pub/stats/ripencc/nro-stats/latest/conflicts',
    staleAfterHours: 72,
    required: false,
    terms: registryTerms('Source: NRO extended allocation and assignment reports.'),
  },
]

const routingRegistries: Source[] = [
  {
    id: 'irr-ripe',
    name: 'RIPE',
    publisher: 'RIPE NCC',
    url: 'https://ftp.ripe.net/ripe/dbase/split/ripe.db.route.gz',
  },
  { id: 'irr-arin', name: 'ARIN', publisher: 'ARIN', url: 'https://ftp.arin.net/pub/rr/arin.db.gz' },
  { id: 'irr-apnic', name: 'APNIC', publisher: 'APNIC', url: 'https://ftp.apnic.net/apnic/whois/apnic.db.route.gz' },
  { id: 'irr-lacnic', name: 'LACNIC', publisher: 'LACNIC', url: 'https://irr.lacnic.net/lacnic.db.gz' },
  { id: 'irr-afrinic', name: 'AFRINIC', publisher: 'AFRINIC', url: 'https://ftp.afrinic.net/pub/dbase/afrinic.db.gz' },
  { id: 'irr-radb', name: 'RADB', publisher: 'Merit Network', url: 'https://www.radb.net' },
].map(({ id, name, publisher, url }) => ({
  id,
  kind: 'route-objects',
  title: `${name} routing registry`,
  publisher,
  url,
  // Merit offers RADB by FTP alone, as far as we read: a mirror of yours may be named.
  ...(url.endsWith('.gz') ? { download: daily(url) } : {}),
  staleAfterHours: 72,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: false,
    credit: `Route objects: ${name} routing registry. Personal attributes are masked where its records are shown.`,
    url: null,
    confidence: 'unconfirmed',
    ...read,
  },
}))

const routing: Source[] = [
  {
    id: 'rpki-vrps',
    kind: 'vrps',
    title: 'Validated ROA payloads',
    publisher: 'Your own RPKI validator, or a public one such as rpki-client’s console',
    url: 'https://console.rpki-client.org/vrps.json',
    // Made anew every half hour; each export kept is 80 MB, so that six a day are enough while none is a day old.
    download: { ...daily('https://console.rpki-client.org/vrps.json'), everyHours: 4 },
    // Chains are re-signed about daily, and a VRP's expiry is theirs: an export older than a day may show what has ended.
    staleAfterHours: 24,
    required: true,
    terms: {
      mayShowPublic: true,
      mayStoreDays: null,
      mayRedistributeRaw: true,
      credit: 'RPKI data published by the five RIRs and their members.',
      url: null,
      confidence: 'secondary',
      ...read,
    },
  },
  {
    id: 'bgp-riswhois',
    kind: 'announcements',
    title: 'RIS whois dump',
    publisher: 'RIPE NCC',
    url: 'https://www.ris.ripe.net/dumps/riswhoisdump.IPv4.gz',
    download: daily('https://www.ris.ripe.net/dumps/riswhoisdump.IPv4.gz'),
    staleAfterHours: 48,
    required: false,
    terms: registryTerms('Routing data: RIPE NCC Routing Information Service (RIS).'),
  },
  {
    id: 'bgp-pfx2as',
    kind: 'announcements',
    title: 'Prefix to AS table',
    publisher: 'CAIDA, or whoever made the file',
    url: 'https://publicdata.caida.org/datasets/routing/routeviews-prefix2as/',
    staleAfterHours: 72,
    required: false,
    terms: {
      mayShowPublic: true,
      mayStoreDays: null,
      mayRedistributeRaw: false,
      credit: 'Routing data: Routeviews prefix to AS mappings (CAIDA) or a table in the same layout.',
      url: null,
      confidence: 'unconfirmed',
      ...read,
    },
  },
]

const spamhausTerms: SourceTerms = {
  mayShowPublic: true,
  mayStoreDays: null,
  mayRedistributeRaw: true,
  credit: '© The Spamhaus Project SLU. DROP may be used free of charge; the date and this notice stay with it.',
  url: 'https://www.spamhaus.org/drop/terms/',
  confidence: 'secondary',
  ...read,
}

/** A collector that a house has or has not: where it is not imported, nobody waits for what it saw. */
const bgpTools: Source = {
  id: 'bgp-tools',
  kind: 'announcements',
  title: 'bgp.tools table',
  publisher: 'bgp.tools',
  url: 'https://bgp.tools/table.jsonl',
  staleAfterHours: 48,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: false,
    credit: 'Routing data: bgp.tools.',
    url: null,
    confidence: 'unconfirmed',
    ...read,
  },
}

/** What an export of VRPs may hold beside them, and what an operator adds: listed where it was imported. */
const besideVrps: Source[] = [
  {
    id: 'rpki-aspas',
    kind: 'aspas' as const,
    title: 'Providers attested by ASNs (ASPA)',
    staleAfterHours: 24,
  },
  {
    id: 'rpki-roa-ends',
    kind: 'roa-ends' as const,
    title: 'Ends of ROAs',
    staleAfterHours: 24,
  },
].map((given) => ({
  ...given,
  publisher: 'The RPKI validator whose export was imported',
  url: null,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: true,
    credit: 'RPKI data published by the five RIRs and their members.',
    url: null,
    confidence: 'secondary',
    ...read,
  },
}))

/** Of the same files as the registrations of addresses: where a file was read before these rows were, they come with the next. */
const asnStatistics: Source[] = registries.map(({ rir, name, host }) => ({
  id: `asns-${rir}`,
  kind: 'asn-registrations',
  title: `${name} delegated AS numbers`,
  publisher: name,
  url: `${host}/delegated-${rir}-extended-latest`,
  staleAfterHours: 72,
  required: false,
  terms: registryTerms(`Source: ${name} statistics exchange file. ${name} disclaims its accuracy.`),
}))

/** Of the same files as the transfers, where a log is of version 5.0. */
const pendingTransfers: Source[] = transferLogs.map(({ download: _, ...log }) => ({
  ...log,
  id: `pending-${log.id}`,
  kind: 'pending-transfers',
  title: `${log.publisher} transfers under way`,
  required: false,
}))

/** Configuration, not news: it does not age, and says nothing that a stranger could not be told. */
const ownExceptions: Source = {
  id: 'rpki-slurm',
  kind: 'local-exceptions',
  title: 'Local exceptions to RPKI (SLURM)',
  publisher: 'Whoever runs this site',
  url: null,
  staleAfterHours: 100 * 365 * 24,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: true,
    credit: 'Local exceptions of whoever runs this site.',
    url: null,
    confidence: 'verified',
    ...read,
  },
}

const lists: Source[] = [
  {
    id: 'spamhaus-drop',
    kind: 'blocklist',
    title: 'Spamhaus DROP',
    publisher: 'The Spamhaus Project SLU',
    url: 'https://www.spamhaus.org/drop/drop_v4.json',
    // Spamhaus: updated daily, to be fetched no more than hourly.
    download: { ...daily('https://www.spamhaus.org/drop/drop_v4.json'), confidence: 'earlier-wording' },
    staleAfterHours: 48,
    required: true,
    terms: spamhausTerms,
  },
  {
    id: 'spamhaus-asndrop',
    kind: 'asn-drop',
    title: 'Spamhaus ASN-DROP',
    publisher: 'The Spamhaus Project SLU',
    url: 'https://www.spamhaus.org/drop/asndrop.json',
    download: { ...daily('https://www.spamhaus.org/drop/asndrop.json'), confidence: 'earlier-wording' },
    staleAfterHours: 48,
    required: false,
    terms: spamhausTerms,
  },
]

const ianaRegistries: Source[] = [
  {
    id: 'iana-special-purpose',
    kind: 'special-purpose' as const,
    title: 'IPv4 special-purpose addresses',
    page: 'iana-ipv4-special-registry',
    file: 'iana-ipv4-special-registry-1.csv',
  },
  {
    id: 'iana-special-asns',
    kind: 'special-asns' as const,
    title: 'Special-purpose AS numbers',
    page: 'iana-as-numbers-special-registry',
    file: 'special-purpose-as-numbers.csv',
  },
  {
    id: 'iana-address-space',
    kind: 'address-space' as const,
    title: 'IANA’s table of /8s',
    page: 'ipv4-address-space',
    file: 'ipv4-address-space.csv',
  },
].map(({ id, kind, title, page, file }) => ({
  id,
  kind,
  title,
  publisher: 'IANA',
  url: `https://www.iana.org/assignments/${page}/`,
  download: {
    ...daily(`https://www.iana.org/assignments/${page}/${file}`),
    everyHours: 7 * 24,
    leastHours: 24,
    dayFrom: 'fetch' as const,
  },
  // Changes a few times a decade; a year-old copy is worth a word.
  staleAfterHours: 365 * 24,
  required: kind === 'special-purpose',
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: true,
    credit: 'IANA registries are dedicated to the public domain (CC0).',
    url: 'https://www.iana.org/help/licensing-terms',
    confidence: 'unconfirmed',
    ...read,
  },
}))

/** Which /8 IANA gave to whom decides nothing: listed where it was imported. */
const isBesideBlocks = ({ kind }: Source) => kind === 'address-space'

export const sourceCatalogue: readonly Source[] = [
  ...ianaRegistries.filter((source) => !isBesideBlocks(source)),
  ...delegated,
  ...transferLogs,
  ...transferBars,
  ...routing,
  ...routingRegistries,
  ...lists,
]

/** Those that a house may have fetched: the catalogue's, and what is told beside a dossier. */
export const fetchableSources: readonly Source[] = [...sourceCatalogue, ...ianaRegistries.filter(isBesideBlocks)]

const byId = new Map(
  [
    ...fetchableSources,
    ...registryDatabases,
    ...setDatabases,
    ...asnStatistics,
    ...pendingTransfers,
    bgpTools,
    ...besideVrps,
    ownExceptions,
    ...locationProviders,
  ].map((source) => [source.id, source]),
)

/** The catalogue's row, or one for a source that a folder brought along: shown, never required, terms unknown. */
export function sourceOf(id: string, kind: SnapshotKind): Source {
  return byId.get(id) ?? (kind === 'geofeed' ? geofeedSourceOf(id) : broughtAlong(id, kind))
}

const broughtAlong = (id: string, kind: SnapshotKind): Source => ({
  id,
  kind,
  title: id,
  publisher: 'Named by the imported file',
  url: null,
  staleAfterHours: kind === 'locations' ? placedStaleAfterHours.locations : 72,
  required: false,
  terms: {
    mayShowPublic: true,
    mayStoreDays: null,
    mayRedistributeRaw: false,
    credit: 'Terms unknown: read the file’s own header.',
    url: null,
    confidence: 'unconfirmed',
    ...read,
  },
})

/**
 * What clouds ask of a block brought along (BYOIP). Rows of data: each demand with where it was read, when, and how
 * sure that is. What the block itself has to be is judged; what its holder has to do is told.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { Rir } from '#lib/registry/rir.ts'

export type CloudDemand = {
  says: string
  confidence: Confidence
  /** Where the provider's own text stands. */
  source: string
  /** Day that text, or an account of it, was read. */
  dateRead: string
}

/** Statuses as each registry prints them, upper case. */
type Statuses = Readonly<Partial<Record<Rir, readonly string[]>>>

export type CloudRule = {
  provider: string
  /** The longest prefix taken. */
  size: CloudDemand & { longest: number }
  /** The registrations it takes. `unsure`: said to be taken, and in no text that was read. Null where none is asked. */
  registration: (CloudDemand & { taken: Statuses; unsure: Statuses }) | null
  /** The registered name must be the customer's own, so a lessee fails. */
  registrant: CloudDemand | null
  /** The provider says that it may refuse a poor reputation. */
  reputation: CloudDemand | null
  /** `isInRecord`: it is written into the registration, so that a lessee needs the holder for it. */
  proof: CloudDemand & { isInRecord: boolean }
  /** ASNs that a ROA or route object has to name; `asns` are the cloud’s own, each of which needs a ROA. */
  origins: CloudDemand & { asns: readonly number[] }
  /** What records have to show, or must not show, before it takes the block. */
  records: CloudRecords
  /** What else stands there. */
  notes: readonly CloudDemand[]
}

/** Null where its text asks for none of it. */
export type CloudRecords = {
  /** The ROA ends at exactly the length that is announced. */
  exactRoa: CloudDemand | null
  /** Nobody else announces any of its addresses. */
  noAnnouncement: CloudDemand | null
  /** No ROA names another AS. */
  noOtherRoa: CloudDemand | null
  /** A route object in one registry: `registry` as objects print it, `snapshot` the source of its dump. */
  routeObject: (CloudDemand & { asn: number; registry: string; snapshot: string }) | null
}

const noRecords: CloudRecords = { exactRoa: null, noAnnouncement: null, noOtherRoa: null, routeObject: null }

const readIn =
  (source: string) =>
  (says: string, confidence: Confidence = 'verified'): CloudDemand => ({
    ...{ says, confidence, source, dateRead: '2026-11-23' },
  })

const aws = readIn('docs.aws.amazon.com, EC2 BYOIP: prepare')
const azure = readIn('learn.microsoft.com, create a custom IP address prefix')
const google = readIn('cloud.google.com/vpc/docs/bring-your-own-ip')
const oracle = readIn('docs.oracle.com, networking: bring your own IP')
const alibaba = readIn('alibabacloud.com, EIP: bring your own IP')
const vultr = readIn('docs.vultr.com, bring your own IP space')
const cloudflare = readIn('developers.cloudflare.com/byoip')

export const cloudRules: readonly CloudRule[] = [
  {
    provider: 'AWS',
    size: { ...aws('A /24 is the smallest'), longest: 24 },
    registration: {
      ...aws('A direct allocation or assignment, by a list of statuses', 'earlier-wording'),
      taken: {
        arin: ['DIRECT ALLOCATION', 'DIRECT ASSIGNMENT'],
        ripencc: ['ALLOCATED PA', 'LEGACY', 'ASSIGNED PI'],
        apnic: ['ALLOCATED PORTABLE', 'ASSIGNED PORTABLE'],
      },
      unsure: { ripencc: ['ALLOCATED-ASSIGNED PA'] },
    },
    registrant: null,
    reputation: aws('A clean history; a poor reputation may be refused'),
    proof: {
      ...aws(
        'X.509 certificate in RDAP (ARIN, RIPE, APNIC) and a signed message, or DNS TXT through IPAM (any registry)',
      ),
      isInRecord: true,
    },
    origins: { ...aws('AS16509 and AS14618'), asns: [16509, 14618] },
    records: noRecords,
    notes: [
      aws('Registered to a business, not to a person'),
      aws('Five ranges a region'),
      aws('A new ROA may take 24 hours to count'),
      aws(
        'An older text asks for a maxLength of the smallest prefix brought, against RFC 9319’s advice',
        'earlier-wording',
      ),
    ],
  },
  {
    provider: 'Azure',
    size: { ...azure('A /24 is the smallest'), longest: 24 },
    registration: null,
    registrant: azure('Owned by the customer and registered under its name'),
    reputation: null,
    proof: { ...azure('Certificate in the RIR record and two signed messages'), isInRecord: true },
    origins: { ...azure('AS8075; AS8070 for its government cloud'), asns: [8075] },
    records: { ...noRecords, exactRoa: azure('The ROA has exactly the length that is announced') },
    notes: [
      azure('24 hours between the ROA and the next step'),
      azure('Commissioned in states, from Provisioning to Deprovisioned; one of them without the Internet'),
    ],
  },
  {
    provider: 'Google Cloud',
    size: { ...google('A /24 is the smallest', 'unconfirmed'), longest: 24 },
    registration: null,
    registrant: null,
    reputation: null,
    proof: { ...google('ROA, and a PTR record with a shared secret'), isInRecord: false },
    origins: { ...google('AS396982', 'unconfirmed'), asns: [396982] },
    records: { ...noRecords, noAnnouncement: google('No overlapping announcement elsewhere') },
    notes: [
      google('About four weeks for the advertised prefix and four more for the delegated ones'),
      google('Premium network tier only', 'secondary'),
    ],
  },
  {
    provider: 'Oracle Cloud',
    size: { ...oracle('A /24 is the smallest', 'unconfirmed'), longest: 24 },
    registration: null,
    registrant: null,
    reputation: null,
    proof: { ...oracle('Token in ARIN public comments or RIPE descr, and a ROA'), isInRecord: true },
    origins: { ...oracle('AS31898', 'unconfirmed'), asns: [31898] },
    records: noRecords,
    notes: [],
  },
  {
    provider: 'Alibaba Cloud',
    size: { ...alibaba('A /23 is the smallest'), longest: 23 },
    registration: null,
    registrant: null,
    reputation: alibaba('A poor reputation is refused'),
    proof: { ...alibaba('Route object for AS45102, looked up in RADB'), isInRecord: false },
    origins: { ...alibaba('AS45102 only'), asns: [45102] },
    records: {
      ...noRecords,
      routeObject: { ...alibaba('A route object in RADB'), asn: 45102, registry: 'RADB', snapshot: 'irr-radb' },
    },
    notes: [alibaba('About a month in, and as long out'), alibaba('Not in mainland China')],
  },
  {
    provider: 'Vultr',
    size: { ...vultr('A /24 is the smallest', 'unconfirmed'), longest: 24 },
    registration: null,
    registrant: null,
    reputation: null,
    proof: { ...vultr('LOA; a ROA or route object is recommended'), isInRecord: false },
    origins: { ...vultr('The customer’s own, or AS20473 with a private one'), asns: [] },
    records: { ...noRecords, noOtherRoa: vultr('A ROA for another ASN is refused') },
    notes: [],
  },
  {
    provider: 'Cloudflare',
    size: { ...cloudflare('A /24 is the smallest', 'unconfirmed'), longest: 24 },
    registration: null,
    registrant: null,
    reputation: null,
    proof: { ...cloudflare('LOA, and a route object or ROA'), isInRecord: false },
    origins: { ...cloudflare('The customer’s own, or Cloudflare’s'), asns: [] },
    records: noRecords,
    notes: [cloudflare('Its text speaks of leased subnets too')],
  },
]

/** What clouds ask of a block brought along (BYOIP). Rows of data; a cell nobody has read in the provider's own text says so. */
import type { Confidence } from '#lib/kernel/confidence.ts'

export type CloudRule = {
  provider: string
  /** The longest prefix taken. */
  minimumLength: number
  minimumConfidence: Confidence
  proof: string
  /** ASNs that a ROA has to name. */
  origins: string
  /** The provider says that it may refuse a poor reputation. */
  asksReputation: boolean
  /** The registered name must be the customer's own, so a lessee may fail. */
  asksRegistrant: boolean
  /** Where the provider's own text stands. */
  source: string
  /** Day that text, or an account of it, was read. */
  dateRead: string
}

const dateRead = '2026-11-23'

export const cloudRules: readonly CloudRule[] = [
  {
    provider: 'AWS',
    minimumLength: 24,
    minimumConfidence: 'verified',
    proof: 'X.509 certificate in RDAP (ARIN, RIPE, APNIC) or DNS TXT through IPAM; a direct allocation or assignment',
    origins: 'AS16509 and AS14618',
    asksReputation: true,
    asksRegistrant: true,
    source: 'docs.aws.amazon.com, EC2 BYOIP: prepare',
    dateRead,
  },
  {
    provider: 'Azure',
    minimumLength: 24,
    minimumConfidence: 'verified',
    proof: 'Certificate in the RIR record and two signed messages; registered under the customer’s name',
    origins: 'AS8075',
    asksReputation: false,
    asksRegistrant: true,
    source: 'learn.microsoft.com, create a custom IP address prefix',
    dateRead,
  },
  {
    provider: 'Google Cloud',
    minimumLength: 24,
    minimumConfidence: 'unconfirmed',
    proof: 'ROA, and a PTR record with a shared secret',
    origins: 'AS396982, unconfirmed',
    asksReputation: false,
    asksRegistrant: false,
    source: 'cloud.google.com/vpc/docs/bring-your-own-ip',
    dateRead,
  },
  {
    provider: 'Oracle Cloud',
    minimumLength: 24,
    minimumConfidence: 'unconfirmed',
    proof: 'Token in ARIN public comments or RIPE descr, and a ROA',
    origins: 'AS31898, unconfirmed',
    asksReputation: false,
    asksRegistrant: false,
    source: 'docs.oracle.com, networking: bring your own IP',
    dateRead,
  },
  {
    provider: 'Alibaba Cloud',
    minimumLength: 23,
    minimumConfidence: 'verified',
    proof: 'Route object for AS45102, looked up in RADB',
    origins: 'AS45102 only',
    asksReputation: true,
    asksRegistrant: false,
    source: 'alibabacloud.com, EIP: bring your own IP',
    dateRead,
  },
  {
    provider: 'Vultr',
    minimumLength: 24,
    minimumConfidence: 'unconfirmed',
    proof: 'LOA; a ROA or route object is recommended',
    origins: 'the customer’s own, or AS20473',
    asksReputation: false,
    asksRegistrant: false,
    source: 'docs.vultr.com, bring your own IP space',
    dateRead,
  },
  {
    provider: 'Cloudflare',
    minimumLength: 24,
    minimumConfidence: 'unconfirmed',
    proof: 'LOA, and a route object or ROA',
    origins: 'the customer’s own, or Cloudflare’s',
    asksReputation: false,
    asksRegistrant: false,
    source: 'developers.cloudflare.com/byoip',
    dateRead,
  },
]

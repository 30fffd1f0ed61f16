/** Lists that no scan asks: they answer elsewhere, say nothing of blocks, or are dead. Rows, so that the page can say so. */
import type { DnsblZone } from './dnsbl-zone.ts'

type Unasked = Pick<
  DnsblZone,
  'id' | 'title' | 'publisher' | 'access' | 'otherCodes' | 'licence' | 'delisting' | 'source'
>

const elsewhere: Unasked[] = [
  {
    id: 'abuseipdb',
    title: 'AbuseIPDB',
    publisher: 'AbuseIPDB',
    access: { kind: 'elsewhere', why: 'it answers on the web alone, to the holder of a key' },
    otherCodes: 'guilt',
    licence: 'A key; 1,000 addresses and 100 blocks a day are free, with attribution.',
    delisting: 'Reports age out.',
    source: 'docs.abuseipdb.com',
  },
  {
    id: 'invaluement-ivmsip',
    title: 'Invaluement ivmSIP',
    publisher: 'Invaluement',
    access: { kind: 'elsewhere', why: 'its zones are sold as copies' },
    otherCodes: 'guilt',
    licence: 'Paid.',
    delisting: 'A form on invaluement.com; of ivmSIP/24 an address can be split out.',
    source: 'invaluement.com',
  },
  {
    id: 'talos',
    title: 'Cisco Talos',
    publisher: 'Cisco',
    access: { kind: 'elsewhere', why: 'it answers people on its web page alone' },
    otherCodes: 'guilt',
    licence: 'No free interface.',
    delisting: 'A ticket on talosintelligence.com.',
    source: 'talosintelligence.com',
  },
  {
    id: 'surbl-multi',
    title: 'SURBL',
    publisher: 'SURBL',
    access: { kind: 'elsewhere', why: 'it lists sites that links lead to, not senders' },
    otherCodes: 'web-content',
    licence: 'Free at a low volume.',
    delisting: 'A form on surbl.org.',
    source: 'surbl.org',
  },
]

/** Named because old configurations and price lists still do: silence of a dead list is no good news. */
const dead: Unasked[] = [
  { id: 'sorbs', title: 'SORBS', publisher: 'Proofpoint', zone: 'dnsbl.sorbs.net', since: '2024-06-05' },
  { id: 'nixspam', title: 'NiX Spam', publisher: 'heise', zone: 'ix.dnsbl.manitu.net', since: '2025-01' },
  { id: 'lashback-ubl', title: 'LashBack UBL', publisher: 'LashBack', zone: 'ubl.unsubscore.com', since: null },
].map(({ zone, since, ...names }) => ({
  ...names,
  access: { kind: 'dead', zone, since },
  otherCodes: 'unknown',
  licence: 'None: it is shut down.',
  delisting: 'Not needed: nobody is refused for being on it.',
  source: 'announcements of its end',
}))

export const unaskedDnsblZones: readonly DnsblZone[] = [...elsewhere, ...dead].map((row) => ({
  codes: [],
  required: false,
  limit: { perSecond: 0, perDay: null },
  dateRead: '2026-11-23',
  confidence: 'secondary',
  ...row,
}))

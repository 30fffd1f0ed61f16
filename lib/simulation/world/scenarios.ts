/**
 * The fixed addresses of the simulated world: each stands for one state a block can be in.
 *
 * True on the world's first day, its genesis; the world goes on from there. The facts behind each row are in
 * scenario-facts/, found by prefix. Tests and pages point at these.
 */
export type Scenario = { state: string; prefix: string; shows: string }

const table = [
  // RIPE NCC: reputation
  {
    state: 'clean',
    prefix: '240.0.0.0/22',
    shows:
      'One holder since 2012, announced by it alone, ROA valid, route object matching, on no list, never transferred.',
  },
  { state: 'drop-exact', prefix: '240.0.4.0/22', shows: 'Listed on DROP by exactly this prefix, 1,024 addresses.' },
  {
    state: 'drop-child',
    prefix: '240.0.8.0/21',
    shows: 'A clean parent with one listed child: 256 of 2,048 addresses on DROP.',
  },
  {
    state: 'drop-parent-covers',
    prefix: '240.0.20.0/22',
    shows: 'Not listed itself, but the DROP entry 240.0.16.0/20 covers all of it.',
  },
  {
    state: 'delisted',
    prefix: '240.0.32.0/22',
    shows: 'On no list now; the snapshot of 200 days before genesis listed it on DROP.',
  },
  {
    state: 'second-list-only',
    prefix: '240.0.40.0/22',
    shows: 'Not on DROP, but 512 addresses on a second list that names itself.',
  },
  {
    state: 'drop-nested',
    prefix: '240.0.64.0/18',
    shows:
      'The bad block: 6,144 addresses on DROP as a union of nested entries (their sum is larger), received 150 days before genesis with the 24-month RIPE lock running, two origins of which the former holder’s is Invalid, a /22 inside Invalid by length, stale route objects in RIPE and RADB.',
  },
  // RIPE NCC: RPKI
  {
    state: 'roa-valid',
    prefix: '240.1.0.0/22',
    shows: 'Announced by its holder, Valid by a ROA of exactly this length.',
  },
  {
    state: 'invalid-as0',
    prefix: '240.1.4.0/22',
    shows: 'Covered, but only by an AS0 ROA: every announcement is Invalid.',
  },
  {
    state: 'invalid-origin',
    prefix: '240.1.8.0/22',
    shows: 'Announced by its holder; the only ROA names another AS, so it is Invalid by origin.',
  },
  {
    state: 'invalid-length',
    prefix: '240.1.20.0/22',
    shows:
      'The ROA of 240.1.16.0/20 has the right AS and maxLength 20: the aggregate is Valid, this /22 Invalid by length.',
  },
  {
    state: 'partial-roa-coverage',
    prefix: '240.1.32.0/22',
    shows: 'ROAs for two of four /24s: 512 addresses covered, the announced /22 NotFound all the same.',
  },
  {
    state: 'foreign-roa',
    prefix: '240.1.36.0/22',
    shows: 'Valid for its holder, and a second ROA up to /24 still lets a former lessee announce it.',
  },
  {
    state: 'as0-beside-roa',
    prefix: '240.1.44.0/22',
    shows: 'An AS0 ROA beside one for the holder: as0 is "some" and the announcement Valid.',
  },
  {
    state: 'as0-parked',
    prefix: '240.1.48.0/22',
    shows:
      'Announced by nobody, and parked under an AS0 ROA so that nobody can: whoever announces it has to have it removed.',
  },
  {
    state: 'aggregate-roa',
    prefix: '240.1.72.0/24',
    shows:
      'A part of 240.1.64.0/18 whose one ROA covers the whole with maxLength 18: covered in full, and a buyer’s route would be Invalid.',
  },
  {
    state: 'loose-maxlength',
    prefix: '240.1.128.0/20',
    shows: 'ROA up to /24 while only the /20 is announced: room for forged-origin more-specifics (RFC 9319).',
  },
  // RIPE NCC: registration and transfers
  {
    state: 'lock-running',
    prefix: '240.2.0.0/22',
    shows: 'Received 240 days before genesis: the 24-month lock of ripe-807 still runs.',
  },
  {
    state: 'lock-expired',
    prefix: '240.2.4.0/22',
    shows: 'Received 900 days before genesis: the 24-month lock is over.',
  },
  { state: 'out-of-region-country', prefix: '240.2.8.0/22', shows: 'A RIPE NCC registration whose country is SG.' },
  {
    state: 'two-registries',
    prefix: '240.2.12.0/22',
    shows: 'RIPE NCC and ARIN both list it, with different holders: a conflict.',
  },
  {
    state: 'inter-rir-inbound',
    prefix: '241.0.0.0/22',
    shows: 'Moved from RIPE NCC to AFRINIC 400 days before genesis: it lies in a RIPE /8 and only AFRINIC lists it.',
  },
  // ARIN: routing
  { state: 'moas', prefix: '243.0.0.0/22', shows: 'Announced by two origins, each with a ROA.' },
  {
    state: 'dormant',
    prefix: '243.0.4.0/22',
    shows: 'Unrouted now, announced in the snapshot of 200 days before genesis.',
  },
  { state: 'never-routed', prefix: '243.0.8.0/22', shows: 'Registered since 2006 and announced in no snapshot.' },
  { state: 'more-specifics-only', prefix: '243.0.12.0/22', shows: 'Announced only as two /24s inside.' },
  { state: 'covered-only', prefix: '243.0.20.0/24', shows: 'Not announced itself, only under 243.0.16.0/20.' },
  { state: 'leak-25', prefix: '243.0.32.0/23', shows: 'Announced, with a /25 inside seen by 3 of 338 peers.' },
  {
    state: 'as-set-origin',
    prefix: '243.0.36.0/22',
    shows: 'Its origin is an AS_SET, which no ROA can match (RFC 6811, RFC 9774): NotFound here.',
  },
  {
    state: 'merger',
    prefix: '243.0.40.0/22',
    shows: 'Received by merger 330 days before genesis: in the log, and no proof of a sale.',
  },
  {
    state: 'inter-rir-pair',
    prefix: '243.0.56.0/21',
    shows:
      'Moved from ARIN to RIPE NCC 500 days before genesis: one transfer in both logs, its ROA now under the ripe trust anchor.',
  },
  {
    state: 'stale-radb-object',
    prefix: '243.0.64.0/22',
    shows: 'Routed by its holder since 2023, while RADB still names the AS of the former one.',
  },
  {
    state: 'dormant-then-announced',
    prefix: '243.0.68.0/22',
    shows:
      'Unseen in the two older snapshots, announced since 10 days before genesis by an AS that is not the holder’s.',
  },
  {
    state: 'legacy',
    prefix: '243.1.0.0/16',
    shows: 'Registered 1989-06-12, before ARIN existed: legacy space without ROA.',
  },
  // APNIC
  { state: 'two-holders', prefix: '247.0.0.0/22', shows: 'One CIDR, two /23 registrations of two holders.' },
  {
    state: 'wrong-geolocation',
    prefix: '247.0.8.0/22',
    shows:
      'Registered in Singapore and so says its holder’s geofeed; a former lessee’s geofeed still places it in Brazil.',
  },
  {
    state: 'route-object-without-bgp',
    prefix: '247.0.16.0/22',
    shows: 'Route objects in APNIC and RADB, nothing in BGP.',
  },
  {
    state: 'non-cidr-range',
    prefix: '247.0.32.0/21',
    shows: 'Part of a registration of 2,560 addresses that is no single CIDR and was transferred as one range.',
  },
  // LACNIC and AFRINIC
  {
    state: 'issue-lock',
    prefix: '251.0.0.0/22',
    shows: 'Issued by LACNIC 500 days before genesis: three years of lock (manual 2.3.2.18), and no leasing.',
  },
  {
    state: 'partial-transfer',
    prefix: '251.0.4.0/23',
    shows: 'Cut by a transfer from 251.0.4.0/22, whose other half stayed with the source.',
  },
  {
    state: 'available',
    prefix: '251.0.64.0/22',
    shows: 'In no one’s hands: LACNIC lists it as available, without holder or date.',
  },
  { state: 'region-bound', prefix: '253.0.0.0/22', shows: 'Issued by AFRINIC: it may not leave the region.' },
  { state: 'reserved', prefix: '253.0.32.0/22', shows: 'Reserved by AFRINIC under country ZZ: not to be sold.' },
] as const satisfies readonly Scenario[]

export type ScenarioState = (typeof table)[number]['state']

export const scenarios: readonly (Scenario & { state: ScenarioState })[] = table

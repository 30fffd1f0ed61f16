/**
 * What the page tells of a block beyond its dossier, whose keys are the contract of the command line: how widely a
 * route is seen, who keeps a route object, which part no ROA covers.
 */
import { codedRules, type RuleSet } from '#lib/registry/rule-set.ts'
import type { OtherHolding } from '#lib/registry/source-bar.ts'
import type { PendingTransfer, RegistryConflict, VoluntaryLock } from '#lib/registry/transfer-verdict.ts'
import type { DnsblStanding } from '#lib/reputation/dnsbl-standing.ts'
import type { As0Part } from './checks/as0-parts.ts'
import type { IanaFinding } from './checks/iana-blocks.ts'
import type { InetnumFinding } from './checks/inetnums.ts'
import type { JudgedRoute } from './checks/judged-routes.ts'
import type { ExceptionFinding } from './checks/local-exceptions.ts'
import type { LocationFinding } from './checks/location.ts'
import type { RoaEnd } from './checks/roa-ends.ts'
import type { RoutesByTable } from './checks/routes-by-table.ts'
import type { SetMember } from './checks/set-members.ts'
import type { DossierSource } from './dossier.ts'
import type { AsnDropFinding, DroppedAsns } from './find-asn-drop.ts'
import type { HolderHistory } from './holder-history.ts'
import type { AskedHistory } from './origin-history.ts'
import type { PeersSeeing } from './outside.ts'
import type { AttestedProviders } from './providers-of.ts'
import type { RegistrationProblem } from './registration-problem.ts'
import type { RegistrationReading } from './registration-reading.ts'
import type { ReverseStanding } from './reverse-dns/reverse-reading.ts'
import type { ToldRegistrant } from './told-registrant.ts'

/** `of` is how many peers saw the most widely seen of some routes of the same table: its number of peers, nearly. */
export type Sighting = PeersSeeing & {
  /** The day of that table, where it is past its age. */
  on?: string
}

export type Particulars = {
  /** IANA's words on the reader's ASN; null where it lists none, where none was named, or without its registry. */
  reservedAsn: string | null
  /** What is wrong with what the reader typed as an ASN, as a sentence: whoever read it fills it in. */
  refusedAsn: string | null
  /** What is on record of the reader's AS itself; null where none was named. */
  readerAsn: { drop: AsnDropFinding; providers: AttestedProviders } | null
  /** Every AS whose traffic a list advises to drop: which origins of now and of before are among them is read here. */
  droppedAsns: DroppedAsns
  /** The AS_SETs that announce the block itself, as their tables print them. */
  originSets: readonly string[]
  /** Every AS in an AS_SET that announces the block, a part of it or a wider one. */
  setMembers: readonly SetMember[]
  /** Of earlier moments, by their instants, those in an AS_SET that announced the block itself: whoever looks back fills it in. */
  earlierSetMembers: ReadonlyMap<string, readonly number[]>
  /** Special-purpose rows that have ended, with IANA's own date (`2015-03`). */
  terminated: readonly { prefix: string; on: string }[]
  /** Which table has which route: of the tables of now, and of those of before where somebody opened them. */
  routesByTable: RoutesByTable
  /** Routes of tables that count their peers, by `keyOfRoute`. */
  sightings: ReadonlyMap<string, Sighting>
  /** The VRPs that decide the state of its routes, of wider ones and of Invalid ones inside, by `keyOfRoute`. */
  judgedRoutes: ReadonlyMap<string, JudgedRoute>
  /** The parts of the block that no VRP covers; empty without VRPs. */
  uncovered: readonly string[]
  /** ASNs that VRPs for parts of the block name. */
  asnsOfParts: readonly number[]
  /** Where AS0 is over a part of the block. */
  as0Parts: readonly As0Part[]
  /** What local exceptions change of its VRPs; null where none are in force. */
  localExceptions: ExceptionFinding | null
  /** When the ROAs for it end; null where the VRPs come from an export that does not tell. */
  roaEnds: readonly RoaEnd[] | null
  /** Who can change a route object: its `mnt-by`, by `keyOfObject`. */
  maintainers: ReadonlyMap<string, string>
  /** When each log of a registry that lists the block begins: as it says itself, else with its oldest transfer. */
  logs: readonly { source: string; begins: string }[]
  /** Which logs have each of its transfers, by `keyOfTransfer`. */
  transferLogs: ReadonlyMap<string, readonly string[]>
  /** What DNS blocklists answered: no snapshot, so whoever keeps the answers fills it in. */
  dnsbl: DnsblStanding
  /** The rules of policy that are in force here. */
  rules: RuleSet
  /** Voluntary locks on any part of it; null where no list of them was read. */
  locks: readonly VoluntaryLock[] | null
  /** Conflicts between registries over any part of it; null where no report was read. */
  conflicts: readonly RegistryConflict[] | null
  /** What else its holder has, where its registry bars holders from selling; null where that is not known, or bars nobody. */
  others: readonly OtherHolding[] | null
  /** Transfers of it between registries that are under way; null where no log that was read tells of any. */
  underWay: readonly PendingTransfer[] | null
  /** What its registry last said of its registration when asked; null where nobody asked, or none answered. */
  registration: RegistrationReading | null
  /** Why it told nothing when it was asked after that; null where it did, and where nobody asked. */
  registrationProblem: RegistrationProblem | null
  /** The status that this tells, in the words of the registry; null without one that is fresh and of all of it. */
  registrationStatus: string | null
  /** Whom it named as registrant: in memory for minutes, so whoever shows a page fills it in. */
  registrant: ToldRegistrant | null
  /** What DNS said of its reverse zones when somebody had them asked. */
  reverse: ReverseStanding
  /** What IANA's table has of the /8s it lies in; null where it was not imported. */
  iana: IanaFinding | null
  /** What registries' databases say of it; null where no dump with inetnums was imported. */
  inetnums: readonly InetnumFinding[] | null
  /** Sources that no fact of a dossier rests on and that cannot be read any further. */
  besideSources: readonly DossierSource[]
  /** By the statistics of earlier days; null where no two days of one registry were compared. */
  holders: HolderHistory | null
  /** Where sources place it; null where none was imported. */
  location: LocationFinding | null
  locationSources: readonly DossierSource[]
  /** What RIPEstat remembers of its origins: an answer of a service, so whoever asked fills it in. */
  originHistory: AskedHistory | null
}

export const noParticulars: Particulars = {
  reservedAsn: null,
  refusedAsn: null,
  readerAsn: null,
  droppedAsns: { answer: 'not-checked', list: 'spamhaus-asndrop' },
  originSets: [],
  setMembers: [],
  earlierSetMembers: new Map(),
  terminated: [],
  routesByTable: new Map(),
  sightings: new Map(),
  judgedRoutes: new Map(),
  uncovered: [],
  asnsOfParts: [],
  as0Parts: [],
  localExceptions: null,
  roaEnds: null,
  maintainers: new Map(),
  logs: [],
  transferLogs: new Map(),
  dnsbl: { state: 'not-kept' },
  rules: codedRules,
  locks: null,
  conflicts: null,
  others: null,
  underWay: null,
  registration: null,
  registrationProblem: null,
  registrationStatus: null,
  registrant: null,
  reverse: { state: 'not-kept' },
  iana: null,
  inetnums: null,
  besideSources: [],
  holders: null,
  location: null,
  locationSources: [],
  originHistory: null,
}

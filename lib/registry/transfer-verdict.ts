/**
 * What policy says of a block: whether and whither it may move, until when it is locked and by which clause, whether
 * it may be leased out, and what a person has to answer. Each part stands with the rule it rests on.
 */
import type { AddressRange } from '#lib/address-space/range.ts'
import type { Arrival, RegionBond } from './region-bond.ts'
import type { Rir } from './rir.ts'
import type { OtherHolding, SourceBar } from './source-bar.ts'
import type { Receipt, TransferLock } from './transfer-lock.ts'
import type {
  LegacyRule,
  MinimumRule,
  NotedRule,
  PairRule,
  PolicyRule,
  RuleAnswer,
  TransferRule,
} from './transfer-rule.ts'
import type { InnerStatuses, PartStatus, ReadStatus } from './weigh-status.ts'

/** A range that a registry's statistics give to somebody. */
export type HeldRange = AddressRange & { registry: string; holderId: string | null; date: string | null }

/** A transfer as a log has it. */
export type LoggedTransfer = AddressRange & {
  date: string | null
  type: string | null
  sourceRir: string | null
  recipientRir: string | null
}

/** A transfer to another registry that is not decided, in the words of its log; `since` is the day of its status. */
export type PendingTransfer = AddressRange & {
  status: string | null
  since: string | null
  sourceRir: string | null
  recipientRir: string | null
}

/** A lock that a holder asked for; `until` is null where the list tells no end. */
export type VoluntaryLock = AddressRange & { since?: string | null; until: string | null }

/** Addresses that several bodies say are theirs, as the NRO reports it. */
export type RegistryConflict = AddressRange & { registries: readonly string[] }

/** Null anywhere means that no source of it was read: it never counts as nothing. */
export type TransferFacts = {
  held: readonly HeldRange[] | null
  /** Every registry's statistics were read and are fresh: only then silence means that nobody holds it. */
  isEveryRegistryRead: boolean
  transfers: readonly LoggedTransfer[] | null
  /** Whose transfer logs were read. */
  logsRead: readonly Rir[]
  /** The first day that they cover, where that is known. */
  logsBegin: Readonly<Partial<Record<Rir, string>>>
  locks: readonly VoluntaryLock[] | null
  conflicts: readonly RegistryConflict[] | null
  /** As the registry's database or RDAP prints it; statistics do not tell it. */
  status: string | null
  /** What the registry's database has inside it; null where none was read. */
  inner: InnerStatuses | null
  /** What else its holder has at the registry; null too where it has several holders, or one without an id. */
  others: readonly OtherHolding[] | null
  /** What logs have under way; null where none that was read tells. */
  underWay: readonly PendingTransfer[] | null
}

/** `isUnknown`: it was not or could not be read; otherwise the texts leave it to a person. */
export type Reason = { answer: RuleAnswer; says: string; rule: PolicyRule | null; isUnknown: boolean }

/** `no` where one reason forbids it, `person` where one is open, and `yes` only where every one allows it. */
export type Decision = { answer: RuleAnswer; reasons: readonly Reason[] }

/** `until` null: without a known end. `isCertain` false: it may run, and nothing on record says whether. */
export type RunningLock = {
  /** `source`: what its holder received elsewhere bars it from selling. */
  by: 'hold' | 'source' | 'voluntary'
  until: string | null
  isCertain: boolean
  rule: TransferRule
}

/** `not-applicable`: the registry has no such locks, or they do not bind this space. */
export type VoluntaryState =
  | { state: 'not-applicable' }
  | { state: 'not-read' | 'none'; rule: NotedRule }
  | { state: 'locked'; until: string | null; rule: NotedRule }

/** `way`: of the rules between the two registries alone, whatever the block. */
export type RecipientVerdict = Decision & { recipient: Rir; pair: PairRule; way: Decision }

/** What one registry's policy says, if it governs the block. */
export type GovernedVerdict = {
  rir: Rir
  rules: readonly TransferRule[]
  /** Back to where the longest hold could have begun. */
  isLogRead: boolean
  /** The first day of a log that begins too late for that. */
  lateLog: string | null
  /** Dated receipts of any part of it there; null where the log was not read and no other tells one. */
  receipts: readonly Receipt[] | null
  /** The youngest date of its registrations. */
  registeredOn: string | null
  hold: TransferLock
  /** It is LEGACY space, which the holds of its registry do not bind. */
  isExempt: boolean
  /** Whether it is such space hangs on a status that was not read, or that is of a part alone: no hold is certain then. */
  isExemptionOpen: boolean
  source: SourceBar
  voluntary: VoluntaryState
  /** The smallest size, where the block is smaller. */
  tooSmall: MinimumRule | null
  bond: RegionBond | null
  arrival: Arrival
  /** By its date it may be legacy space. */
  legacy: LegacyRule | null
  status: ReadStatus | null
  /** What is registered inside it on its own, where `status` does not answer for that. */
  parts: readonly PartStatus[]
  /** The parts answer for all of it, and leave no address out. */
  isOfParts: boolean
}

export type TransferVerdict = {
  /** Null where no registry or several list a holder: then nobody's rules are known to govern it. */
  governed: GovernedVerdict | null
  /** Of the conflicts reported, those that touch it; null where no report was read. */
  conflicts: readonly RegistryConflict[] | null
  /** Locks that run, or may. */
  locks: readonly RunningLock[]
  /** The first day on which no certain lock runs any more; null where none runs, or one has no known end. */
  earliest: string | null
  /** Of the holds and locks alone. */
  timing: Decision
  now: Decision
  /** By registry of the recipient, once the locks that are certain have ended. */
  recipients: readonly RecipientVerdict[]
  lease: Decision
  /** What no source tells, as clauses: a person has to ask. */
  questions: readonly string[]
}

/** When the block may be sold, by which clause of its registry, and what about that nobody outside can know. */
import type { RegionBond } from '#lib/registry/region-bond.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import { claimantsOf, findPools, untilWhen } from '#lib/registry/transfer-reasons.ts'
import { citeRule, decides, type MinimumRule, type RegionRule, type RuleSource } from '#lib/registry/transfer-rule.ts'
import type { GovernedVerdict, TransferVerdict } from '#lib/registry/transfer-verdict.ts'
import type { Dossier } from '../dossier.ts'
import { judgeSubject } from '../judge-subject.ts'
import { countHolders, explainRest, heldAddresses, heldRows } from './held-rows.ts'
import { arrivalsAt } from './receipts.ts'
import { registrationBasis } from './registration-basis.ts'
import { rulesTable } from './rules-table.ts'
import { found, type Said, sayLock } from './sale-lock.ts'
import { sayOnward, sayRecipients, tabulateRecipients } from './sale-recipients.ts'
import { saySource, sayUnderWay } from './sale-source.ts'
import { sayStatus } from './sale-status.ts'
import { sayUngoverned } from './sale-ungoverned.ts'
import { explainStaleness, standingOf, statementWithoutSource } from './standing.ts'
import type { Basis, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { severityOrder } from './verdict.ts'
import { enumerate, quantity, share } from './wording.ts'

const topic = { topic: 'sale', title: 'Sale' } as const

export function stateSale(subject: Subject): Statement {
  const { dossier } = subject
  const registrations = standingOf(dossier, 'registrations')
  if (dossier.registrations === null) {
    return statementWithoutSource({ ...topic, question: 'When it may be sold' }, registrations)
  }
  const logs = standingOf(dossier, 'transfers')
  const verdict = judgeSubject(subject)
  const { governed } = verdict
  const rir = governed?.rir ?? null
  const said = governed === null ? sayUngoverned(subject) : sayGoverned(subject, verdict, governed)
  // That the statistics are old is said of the holder, above.
  const staleness = explainStaleness(logs, rir === null ? [] : [`transfers-${rir}`])
  return {
    ...topic,
    ...said,
    text: said.text + staleness,
    basis: [
      ...[...logs.basis, ...registrations.basis, ...barsOf(dossier)].filter(
        ({ source }) => rir === null || source.endsWith(`-${rir}`) || source === 'nro-conflicts',
      ),
      ...registrationBasis(subject),
    ],
    asked:
      governed &&
      `${quantity(governed.rules.length + verdict.recipients.length, 'rule')} of ${registryInSentence(governed.rir)}`,
    facts: governed && tabulate(subject, governed, verdict),
  }
}

/** Lists of locks and reports of conflicts, where there are any: what was never imported is told among the unknowns. */
const barsOf = (dossier: Dossier): Basis[] =>
  [standingOf(dossier, 'transfer-locks'), standingOf(dossier, 'registry-conflicts')].flatMap(({ asked, failed }) => [
    ...asked,
    ...failed,
  ])

function tabulate({ particulars }: Subject, { rules }: GovernedVerdict, verdict: TransferVerdict) {
  const table = rulesTable(rules)
  return { ...table, rows: [...table.rows, ...tabulateRecipients(verdict, particulars.rules)] }
}

/** All that is said of a block under one registry: the severest part leads, and every part is told. */
function sayGoverned(subject: Subject, verdict: TransferVerdict, governed: GovernedVerdict): Said {
  const parts = [
    sayTooSmall(subject, governed),
    sayNotWhole(subject),
    ...sayStatus(subject, governed),
    ...sayPools(subject, governed),
    sayConflicts(verdict),
    sayUnderWay(subject),
    sayVoluntaryLock(governed),
    sayLock(subject, governed),
    saySource(governed),
    sayRegion(subject, governed),
    ...(isUsers(governed) ? [] : [sayRecipients(verdict), sayOnward(governed)]),
    sayLegacy(governed),
  ].filter((part) => part !== null)
  const worst = severityOrder.flatMap((severity) => parts.filter((part) => part.severity === severity))
  const leading = worst.filter(({ severity }) => severity === worst[0]?.severity)
  return {
    severity: worst[0]?.severity ?? 'notice',
    headline: worst.find(({ headline }) => headline !== null)?.headline ?? null,
    text: parts.map(({ text }) => text).join(' '),
    // What the severest parts found is not undone by what a milder one looked for in vain.
    answers: leading.find(({ answers }) => answers !== found)?.answers ?? found,
  }
}

function sayTooSmall({ prefix }: Subject, { tooSmall }: GovernedVerdict): Said | null {
  if (!tooSmall) return null
  const certain = decides(tooSmall)
  return {
    severity: certain ? 'blocker' : 'warning',
    answers: found,
    text: certain ? refuseSize(tooSmall) : `${tooSmall.says} This is a /${prefix.length} (${citeRule(tooSmall)}).`,
    headline: certain
      ? `it is smaller than the /${tooSmall.length} that may be transferred`
      : `it is smaller than a /${tooSmall.length}`,
  }
}

/** Whither it may move, and what awaits its buyer, is nothing for who only uses it. */
const isUsers = ({ status }: GovernedVerdict): boolean => status?.rule?.standing === 'user' && decides(status.rule)

const weigh = (rule: RuleSource) => (decides(rule) ? 'blocker' : 'warning')

const sayPools = ({ prefix }: Subject, { rules }: GovernedVerdict): Said[] =>
  findPools(prefix, rules).map(({ rule, says }) => ({
    ...{ severity: 'warning', answers: found, text: `${says} Rule: ${citeRule(rule)}.` },
    headline: 'it may be of a pool that is not transferred',
  }))

function sayConflicts({ conflicts }: TransferVerdict): Said | null {
  if (!conflicts || conflicts.length === 0) return null
  const text = `The NRO reports addresses of it as claimed by ${enumerate(claimantsOf(conflicts).map(registryInSentence))} at once: nobody can be sure to sell them until that is settled.`
  return { severity: 'warning', answers: found, text, headline: 'registries are in conflict over it' }
}

function sayVoluntaryLock({ voluntary, rir }: GovernedVerdict): Said | null {
  if (voluntary.state === 'none') {
    const text = `No voluntary lock on it is in the list of ${registryInSentence(rir)}.`
    return { severity: 'notice', answers: found, text, headline: null }
  }
  if (voluntary.state !== 'locked') return null
  const until = untilWhen(voluntary.until)
  return {
    severity: weigh(voluntary.rule),
    answers: found,
    text: `Its holder locked it against transfer ${until}, which nobody can revoke (${citeRule(voluntary.rule)}).`,
    headline: `its holder locked it against transfer ${until}`,
  }
}

const refuseSize = (minimum: MinimumRule): string =>
  `Too small: ${registryInSentence(minimum.rir)} transfers nothing smaller than a /${minimum.length} (${citeRule(minimum)}).`

function sayNotWhole(subject: Subject): Said | null {
  const held = heldRows(subject.dossier.registrations ?? [])
  const [holders, addresses] = [countHolders(held), heldAddresses(subject, held)]
  const said = [
    addresses < subject.addresses &&
      `Only ${share(addresses, subject.addresses)} can be sold: ${explainRest(subject)}.`,
    holders > 1 && `Nobody can sell it whole: each of its ${holders} holders sells a part of it.`,
  ].filter((text) => text !== false)
  return said.length === 0 ? null : { severity: 'warning', answers: found, text: said.join(' '), headline: null }
}

function sayRegion({ dossier }: Subject, { bond, registeredOn }: GovernedVerdict): Said | null {
  if (!bond) return null
  const bound = bond.state === 'bound'
  return {
    severity: bond.state === 'free' ? 'notice' : 'warning',
    answers: found,
    text: `${explainBond(dossier, bond, registeredOn)} (${citeRule(bond.rule)}).`,
    headline: bound ? headlineOf(bond.rule) : null,
  }
}

const headlineOf = ({ rir, doubt }: RegionRule): string =>
  `it may not leave the region of ${registryInSentence(rir)}${doubt ? `, though ${doubt}` : ''}`

function explainBond(dossier: Dossier, { state, rule }: RegionBond, registeredOn: string | null): string {
  const registry = registryInSentence(rule.rir)
  const from = arrivalsAt(dossier, rule.rir).map(
    ({ sourceRir, date }) => `${registryInSentence(sourceRir ?? '')}${date === null ? '' : ` on ${date}`}`,
  )
  switch (state) {
    case 'free':
      return `It came from ${enumerate(from)}, so it may leave the region of ${registry} again`
    case 'free-in-part':
      return `A part of it came from ${enumerate(from)} and may leave the region of ${registry} again; the rest may not`
    case 'bound':
      return `It may be sold inside the region of ${registry} alone: the log has none of it coming in from another registry, so that its registration of ${registeredOn} counts as issued there`
    case 'perhaps-legacy':
      return `It was registered ${registeredOn}, before ${registry} existed: it may leave the region if it is legacy, which statistics do not tell`
    case 'unknown':
      return `Whether it may leave the region of ${registry} is not known: legacy space and space that once came in by transfer may`
  }
}

const sayLegacy = ({ legacy }: GovernedVerdict): Said | null =>
  legacy && { severity: 'notice', answers: found, text: `${legacy.says} Rule: ${citeRule(legacy)}.`, headline: null }

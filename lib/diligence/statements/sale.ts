/** When the block may be sold, by which clause of its registry, and what about that nobody outside can know. */
import { findLegacyRule } from '#lib/registry/legacy.ts'
import { findRegionBond, type RegionBond } from '#lib/registry/region-bond.ts'
import { type Rir, registryInSentence } from '#lib/registry/rir.ts'
import { citeRule, type MinimumRule, type RegionRule } from '#lib/registry/transfer-rule.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { Dossier } from '../dossier.ts'
import { countHolders, governingRir, heldAddresses, heldRows, youngestRegistration } from './held-rows.ts'
import { arrivalsAt, isLogRead, transferredAddresses } from './receipts.ts'
import { rulesTable } from './rules-table.ts'
import { found, type Said, sayLock } from './sale-lock.ts'
import { sayUngoverned } from './sale-ungoverned.ts'
import { explainStaleness, standingOf, statementWithoutSource } from './standing.ts'
import type { Statement } from './statement.ts'
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
  const rir = governingRir(dossier)
  const said = rir === null ? sayUngoverned(subject) : sayGoverned(subject, rir)
  // That the statistics are old is said of the holder, above.
  const staleness = explainStaleness(logs, rir === null ? [] : [`transfers-${rir}`])
  return {
    ...topic,
    ...said,
    text: said.text + staleness,
    basis: [...logs.basis, ...registrations.basis].filter(({ source }) => rir === null || source.endsWith(`-${rir}`)),
    asked: rir === null ? null : `${quantity(rulesOf(rir).length, 'rule')} of ${registryInSentence(rir)}`,
    facts: rir === null ? null : rulesTable(rulesOf(rir)),
  }
}

/** All that is said of a block under one registry: the severest part leads, and every part is told. */
function sayGoverned(subject: Subject, rir: Rir): Said {
  const parts = [
    sayTooSmall(subject, rir),
    sayNotWhole(subject),
    sayLock(subject, rir),
    sayRegion(subject, rir),
    sayLegacy(subject, rir),
  ].filter((part) => part !== null)
  const worst = severityOrder.flatMap((severity) => parts.filter((part) => part.severity === severity))
  return {
    severity: worst[0]?.severity ?? 'notice',
    headline: worst.find(({ headline }) => headline !== null)?.headline ?? null,
    text: parts.map(({ text }) => text).join(' '),
    answers: parts.find(({ answers }) => answers !== found)?.answers ?? found,
  }
}

function sayTooSmall({ prefix }: Subject, rir: Rir): Said | null {
  const minimum = rulesOf(rir).find((rule) => rule.rule === 'minimum')
  if (!minimum || prefix.length <= minimum.length) return null
  const certain = minimum.confidence !== 'unconfirmed'
  return {
    severity: certain ? 'blocker' : 'warning',
    answers: found,
    text: certain ? refuseSize(minimum) : `${minimum.says} This is a /${prefix.length} (${citeRule(minimum)}).`,
    headline: certain
      ? `it is smaller than the /${minimum.length} that may be transferred`
      : `it is smaller than a /${minimum.length}`,
  }
}

const refuseSize = (minimum: MinimumRule): string =>
  `Too small: ${registryInSentence(minimum.rir)} transfers nothing smaller than a /${minimum.length} (${citeRule(minimum)}).`

function sayNotWhole(subject: Subject): Said | null {
  const held = heldRows(subject.dossier.registrations ?? [])
  const [holders, addresses] = [countHolders(held), heldAddresses(subject, held)]
  const said = [
    addresses < subject.addresses &&
      `Only ${share(addresses, subject.addresses)} can be sold: the statistics asked list nobody for the rest.`,
    holders > 1 && `Nobody can sell it whole: each of its ${holders} holders sells a part of it.`,
  ].filter((text) => text !== false)
  return said.length === 0 ? null : { severity: 'warning', answers: found, text: said.join(' '), headline: null }
}

function sayRegion(subject: Subject, rir: Rir): Said | null {
  const { dossier } = subject
  const bond = findRegionBond(rulesOf(rir), arrivalOf(subject, rir), youngestRegistration(dossier))
  if (!bond) return null
  const bound = bond.state === 'bound'
  return {
    severity: bond.state === 'free' ? 'notice' : 'warning',
    answers: found,
    text: `${explainBond(dossier, bond)} (${citeRule(bond.rule)}).`,
    headline: bound ? headlineOf(bond.rule) : null,
  }
}

const headlineOf = ({ rir, doubt }: RegionRule): string =>
  `it may not leave the region of ${registryInSentence(rir)}${doubt ? `, though ${doubt}` : ''}`

function arrivalOf(subject: Subject, rir: Rir): 'all' | 'part' | 'none' | 'unknown' {
  const arrived = transferredAddresses(subject, arrivalsAt(subject.dossier, rir))
  if (arrived === subject.addresses) return 'all'
  if (arrived > 0) return 'part'
  return isLogRead(subject.dossier, rir) ? 'none' : 'unknown'
}

function explainBond(dossier: Dossier, { state, rule }: RegionBond): string {
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
      return `It may be sold inside the region of ${registry} alone: the log has none of it coming in from another registry, so that its registration of ${youngestRegistration(dossier)} counts as issued there`
    case 'perhaps-legacy':
      return `It was registered ${youngestRegistration(dossier)}, before ${registry} existed: it may leave the region if it is legacy, which statistics do not tell`
    case 'unknown':
      return `Whether it may leave the region of ${registry} is not known: legacy space and space that once came in by transfer may`
  }
}

function sayLegacy({ dossier }: Subject, rir: Rir): Said | null {
  const rule = findLegacyRule(rulesOf(rir), youngestRegistration(dossier))
  return rule && { severity: 'notice', answers: found, text: `${rule.says} Rule: ${citeRule(rule)}.`, headline: null }
}

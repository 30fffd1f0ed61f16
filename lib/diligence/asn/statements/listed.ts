/** Whether a list advises to drop the AS itself, and how much of what it announces blocklists have. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import { sourceOf } from '../../source-catalogue.ts'
import { classSeverities, classWords } from '../../statements/blocklists.ts'
import { dayOf } from '../../statements/days.ts'
import {
  answersOn,
  explainStaleness,
  gaps,
  goodIfComplete,
  standingOf,
  statementWithoutSource,
} from '../../statements/standing.ts'
import type { AnswerCount } from '../../statements/statement.ts'
import { enumerate, formatAsOf, formatPercent, quantity, share } from '../../statements/wording.ts'
import type { AsnDossier, ListedSpace } from '../asn-dossier.ts'
import { type AsnStatement, tableOf } from './asn-statement.ts'

export function stateAsnDrop(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'asn-drop', title: 'ASN-DROP' } as const
  const { asnDrop } = dossier
  const asn = formatAsn(dossier.asn)
  const standing = standingOf(dossier, 'asn-drop')
  if (!('asOf' in asnDrop)) {
    return statementWithoutSource({ ...topic, question: `Whether a list drops ${asn}` }, standing)
  }
  const listed = asnDrop.answer === 'found'
  const day = dayOf(standing.asked.filter(({ source }) => source === asnDrop.list))
  const list = `Spamhaus ASN-DROP of ${formatAsOf(asnDrop.asOf)}`
  return {
    ...topic,
    severity: listed ? 'blocker' : goodIfComplete(standing),
    answers: answersOn(standing, listed),
    text: `${asn} is ${listed ? `on ${list}: networks that follow it drop all its traffic` : `not on ${list}`}.${explainStaleness(standing)}`,
    headline: listed
      ? `${asn} ${day === 'today' ? 'is' : 'was'} on Spamhaus ASN-DROP${day === 'today' ? '' : ` ${day}`}`
      : null,
    basis: standing.basis,
    asked: `1 AS number on ${quantity(standing.asked.length, 'list')}`,
    facts: asnDrop.answer === 'found' ? entryTable(asnDrop.entry) : null,
  }
}

const entryTable = (entry: {
  rir: string | null
  domain: string | null
  country: string | null
  name: string | null
}) =>
  tableOf(
    [
      { title: 'Registry', holds: 'data' },
      { title: 'Country', holds: 'data' },
      { title: 'Name', holds: 'data' },
      { title: 'Domain', holds: 'data' },
    ],
    [entry],
    ({ rir, country, name, domain }) => [rir, country, name, domain],
  )

export function stateBlocklists(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'blocklists', title: 'Blocklists' } as const
  const { announced, blocklists } = dossier
  const standing = standingOf(dossier, 'blocklist')
  if (announced === null || blocklists === null) {
    const missing = announced === null ? standingOf(dossier, 'announcements') : standing
    return statementWithoutSource({ ...topic, question: 'How much of what it announces is listed' }, missing)
  }
  const routes = standingOf(dossier, 'announcements')
  if (announced.addresses === 0) {
    return {
      ...{ ...topic, severity: 'notice', answers: [{ answer: 'not-checked', count: null }], headline: null },
      text: 'It announces nothing, so there is nothing to look up.',
      ...{ basis: standing.basis, asked: null, facts: null },
    }
  }
  const listing = blocklists.filter(({ listedAddresses }) => listedAddresses > 0)
  const worst = severities.find((severity) => listing.some(({ list }) => severityOf(list) === severity))
  return {
    ...topic,
    severity: worst ?? goodIfComplete(standing, routes),
    answers: answersByList(listing.length, blocklists.length - listing.length).concat(gaps(standing)),
    text: `${sayListed(dossier, announced.addresses, listing)}${explainStaleness(standing)}`,
    headline: headlineOf(dossier, announced.addresses, listing),
    basis: [...standing.basis, ...routes.basis],
    asked: `${quantity(announced.addresses, 'address')} on ${quantity(blocklists.length, 'list')}`,
    facts: listTable(announced.addresses, blocklists),
  }
}

/** A list of a part of what a network carries stands beside the rest: it warns, and bars nobody. */
const severities = ['warning', 'notice'] as const
const severityOf = (list: string) => (classSeverities[classOfBlocklist(list)] === 'notice' ? 'notice' : 'warning')
const titleOf = (list: string): string => sourceOf(list, 'blocklist').title

function sayListed(dossier: AsnDossier, addresses: number, listing: readonly ListedSpace[]): string {
  const { asked } = standingOf(dossier, 'blocklist')
  const dayOfList = (list: string) => dayOf(asked.filter(({ source }) => source === list))
  if (listing.length === 0) {
    const names = (dossier.blocklists ?? []).map(({ list }) => {
      const day = dayOfList(list)
      return day === 'today' ? titleOf(list) : `${titleOf(list)} of ${day.slice('on '.length)}`
    })
    return `None of the ${quantity(addresses, 'address')} it announces is on ${enumerate(names)}.`
  }
  const each = listing.map(({ list, listedAddresses }) => {
    const day = dayOfList(list)
    const [has, then] = day === 'today' ? ['has', ''] : ['had', ` ${day}`]
    return `${titleOf(list)} (${classWords[classOfBlocklist(list)]}) ${has} ${share(listedAddresses, addresses)}${then}`
  })
  return `Of what it announces ${enumerate(each)}.`
}

function headlineOf(dossier: AsnDossier, addresses: number, listing: readonly ListedSpace[]): string | null {
  const serious = listing.filter(({ list }) => severityOf(list) === 'warning')
  const most = serious.toSorted((a, b) => b.listedAddresses - a.listedAddresses)[0]
  if (!most) return null
  const part = most.listedAddresses === addresses ? 'all' : formatPercent(most.listedAddresses, addresses)
  const asked = standingOf(dossier, 'blocklist').asked.filter(({ source }) => source === most.list)
  const day = dayOf(asked)
  return `${part} of what it announces ${day === 'today' ? 'is' : 'was'} on ${titleOf(most.list)}${day === 'today' ? '' : ` ${day}`}`
}

const answersByList = (found: number, nothing: number): AnswerCount[] => {
  const counts: AnswerCount[] = [
    { answer: 'found', count: found },
    { answer: 'nothing-found', count: nothing },
  ]
  return counts.filter(({ count }) => count !== 0)
}

const listTable = (addresses: number, lists: readonly ListedSpace[]) =>
  tableOf(
    [
      { title: 'List', holds: 'text' },
      { title: 'Kind', holds: 'text' },
      { title: 'Entries', holds: 'number' },
      { title: 'Listed', holds: 'number' },
      { title: 'Share', holds: 'data' },
      { title: 'As of', holds: 'data' },
    ],
    lists,
    ({ list, entries, listedAddresses, asOf }) => [
      ...[titleOf(list), classWords[classOfBlocklist(list)], entries, listedAddresses],
      ...[formatPercent(listedAddresses, addresses), formatAsOf(asOf)],
    ],
  )

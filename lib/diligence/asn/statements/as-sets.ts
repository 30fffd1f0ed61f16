/** In which as-sets the AS stands. What an upstream's filter may be built from, and no proof: a set asks nobody it names. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { isAuthoritative } from '#lib/routing/irr-registries.ts'
import { answersOn, explainStaleness, standingOf, statementWithoutSource } from '../../statements/standing.ts'
import { enumerate, formatCount, quantity } from '../../statements/wording.ts'
import type { AsnDossier, AsSetsFinding, NamingSet } from '../asn-dossier.ts'
import { type AsnStatement, tableOf } from './asn-statement.ts'

const topic = { topic: 'as-sets', title: 'Named in as-sets' } as const

/** Registries of RIRs first: who writes a set there is a member of one. */
export function stateAsSets(dossier: AsnDossier): AsnStatement {
  const { asn, asSets } = dossier
  const standing = standingOf(dossier, 'as-sets')
  if (asSets === null) return statementWithoutSource({ ...topic, question: 'Which as-sets name it' }, standing)
  const ordered = [...asSets].sort((a, b) => Number(isOfRir(b)) - Number(isOfRir(a)) || (a.source < b.source ? -1 : 1))
  const direct = ordered.flatMap(({ source, direct: sets }) => sets.map((set) => ({ ...set, source })))
  return {
    ...{ ...topic, severity: 'notice', headline: null, basis: standing.basis },
    answers: answersOn(standing, direct.length > 0),
    text: `${sayDirect(formatAsn(asn), ordered)}${sayThrough(ordered)}${sayEvery(ordered)} ${meaning}${explainStaleness(standing)}`,
    asked: quantity(standing.asked.length, 'routing registry'),
    facts: tableOf(
      [
        { title: 'Set', holds: 'data' },
        { title: 'Registry', holds: 'text' },
        { title: 'Maintained by', holds: 'data' },
        { title: 'Modified', holds: 'data' },
        { title: 'Named by', holds: 'text' },
      ],
      direct,
      ({ set, source, maintainers, changed, isByReference }: NamingSet & { source: string }) => [
        ...[set, nameOf(source), maintainers, changed, isByReference ? 'the AS itself (member-of)' : 'the set'],
      ],
    ),
  }
}

const meaning =
  'A set is what an upstream’s filter is built from. Whoever keeps one may put any AS into it, so that it proves no contract and no consent.'

function sayDirect(asn: string, found: readonly AsSetsFinding[]): string {
  const naming = found.filter(({ direct }) => direct.length > 0)
  const count = naming.reduce((sum, { direct }) => sum + direct.length, 0)
  if (count === 0) return `No as-set of ${enumerate(found.map(registryOf), 4)} names ${asn} itself.`
  const each = naming.map((finding) => `${formatCount(finding.direct.length)} of ${registryOf(finding)}`)
  return `${quantity(count, 'as-set')} ${count === 1 ? 'names' : 'name'} ${asn} itself: ${enumerate(each, 6)}.`
}

function sayThrough(found: readonly AsSetsFinding[]): string {
  const count = found.reduce((sum, { through }) => sum + through, 0)
  if (count === 0) return ''
  const isCutOff = found.some((finding) => finding.isCutOff)
  return ` ${isCutOff ? 'At least ' : ''}${quantity(count, 'more set')} ${count === 1 ? 'has' : 'have'} it through another.`
}

function sayEvery(found: readonly AsSetsFinding[]): string {
  const count = found.reduce((sum, { everyAs }) => sum + everyAs, 0)
  return count === 0 ? '' : ` ${quantity(count, 'set')} ${count === 1 ? 'names' : 'name'} every AS (AS-ANY).`
}

const nameOf = (source: string): string => source.replace(/^as-sets-/, '').toUpperCase()
const registryOf = ({ source }: AsSetsFinding): string => nameOf(source)
const isOfRir = ({ source }: AsSetsFinding): boolean => isAuthoritative(nameOf(source))

/**
 * What AS0 says of the block and of parts of it. A holder's own forbids every route; a registry's own list of AS0
 * (apnic-as0, lacnic-as0) says that it gave the space to nobody, which a registration contradicts.
 */

import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { formatAsn } from '#lib/address-space/asn.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { as0ListOf, registryInSentence, registryTitle } from '#lib/registry/rir.ts'
import type { As0Part } from '../checks/as0-parts.ts'
import type { Dossier, RpkiFinding } from '../dossier.ts'
import { heldRows, rangeOfRow, registriesOf } from './held-rows.ts'
import { explainGaps, standingOf } from './standing.ts'
import type { Severity } from './statement.ts'
import { prefixFrom, type Subject } from './subject.ts'
import { enumerate, quantity, share } from './wording.ts'

export type Concern = { severity: Severity; text: string; headline: string | null }

const mostNamed = 4

export const isAs0List = (ta: string | null): ta is string => ta?.endsWith('-as0') ?? false

export function as0Concerns(subject: Subject, rpki: RpkiFinding): Concern[] {
  const listed = rpki.coveringVrps.find(({ asn, ta }) => asn === 0 && isAs0List(ta))
  return [
    ...(listed ? unallocatedConcern(subject, listed.ta, [listed.prefix]) : ownConcern(subject, rpki)),
    ...partConcerns(subject, rpki),
  ]
}

function unallocatedConcern({ dossier, prefix }: Subject, ta: string | null, own: readonly string[]): Concern[] {
  const rir = ta === null ? null : as0ListOf(ta)
  const registry = rir ? registryTitle(rir) : 'its registry'
  const isWhole = own.some((part) => prefixFrom(part).length <= prefix.length)
  const what = isWhole ? 'it' : `${own.length === 1 ? 'a part' : 'parts'} of it, ${enumerate(own, mostNamed)}`
  return [
    {
      severity: 'blocker',
      text: `${rir ? `${registry}’s` : 'The registry’s'} own AS0 list (${ta}) names ${what}: space that ${rir ? registryInSentence(rir) : 'it'} gave to nobody. ${sayAgainst(dossier, isWhole ? [dossier.prefix] : own)}`,
      headline: isWhole
        ? 'its registry declares it unallocated by AS0'
        : `${registry} declares a part of it unallocated by AS0`,
    },
  ]
}

/** What the statistics say of the same addresses: of a contradiction both sides are told. */
function sayAgainst(dossier: Dossier, prefixes: readonly string[]): string {
  if (dossier.registrations === null) return 'Whether a registry lists a holder of it was not checked.'
  const named = unionOf(prefixes.map((prefix) => rangeOf(prefixFrom(prefix))))
  const rows = heldRows(dossier.registrations).filter(
    (row) => countAddresses(intersect(named, unionOf([rangeOfRow(row)]))) > 0,
  )
  if (rows.length === 0) {
    const standing = standingOf(dossier, 'registrations')
    return standing.complete
      ? 'No registry lists a holder of it either.'
      : `The statistics that were read list no holder of it.${explainGaps(standing, 'registry')}`
  }
  const statuses = [...new Set(rows.map(({ status }) => status))]
  const registries = registriesOf(rows).map(registryInSentence)
  return `The statistics of ${enumerate(registries)} list it as ${enumerate(statuses)} all the same: the two contradict each other, and only the registry can tell which is right.`
}

function ownConcern({ particulars }: Subject, { as0, coveringVrps }: RpkiFinding): Concern[] {
  if (as0 === 'only') {
    const which = coveringVrps.length === 1 ? 'The one over all of it names' : 'Every one over all of it names'
    const allowed = particulars.asnsOfParts.filter((asn) => asn !== 0)
    const [text, headline] =
      allowed.length === 0
        ? ['so any route of it is Invalid until another ROA exists.', 'its ROAs allow nobody (AS0)']
        : [
            `so its own route is Invalid, and inside it every route that no ROA for a part allows: there are such ROAs for ${enumerate(allowed.map(formatAsn), mostNamed)}.`,
            'AS0 lets nobody announce it as a whole',
          ]
    return [{ severity: 'warning', text: `${which} AS0, ${text}`, headline }]
  }
  return as0 === 'some'
    ? [{ severity: 'notice', text: 'One of them names AS0 and allows nobody; the others decide.', headline: null }]
    : []
}

function partConcerns(subject: Subject, { as0 }: RpkiFinding): Concern[] {
  const parts = subject.particulars.as0Parts
  const lists = [...new Set(parts.flatMap(({ ta }) => (isAs0List(ta) ? [ta] : [])))]
  const own = parts.filter(({ ta }) => !isAs0List(ta))
  return [
    ...lists.flatMap((list) =>
      unallocatedConcern(
        subject,
        list,
        parts.filter(({ ta }) => ta === list).map(({ prefix }) => prefix),
      ),
    ),
    // Where AS0 alone is over the whole block, its parts are no worse off.
    ...(as0 === 'only' ? [] : forbiddenConcern(subject, own)),
    ...besideConcern(own),
  ]
}

function forbiddenConcern({ addresses }: Subject, own: readonly As0Part[]): Concern[] {
  const alone = own.filter(({ isAlone }) => isAlone)
  if (alone.length === 0) return []
  const counted = countAddresses(unionOf(alone.map(({ prefix }) => rangeOf(prefixFrom(prefix)))))
  return [
    {
      severity: 'warning',
      text: `AS0 alone is over ${share(counted, addresses)}, ${sayParts(alone)}: any route of ${alone.length === 1 ? 'that part' : 'those parts'} or inside is Invalid until another ROA exists.`,
      headline: 'AS0 lets nobody announce a part of it',
    },
  ]
}

function besideConcern(own: readonly As0Part[]): Concern[] {
  const beside = own.filter(({ isAlone }) => !isAlone)
  if (beside.length === 0) return []
  const text = `AS0 stands beside other ROAs over ${quantity(beside.length, 'part')} of it, ${sayParts(beside)}; the others decide there.`
  return [{ severity: 'notice', text, headline: null }]
}

/** `240.0.1.0/24 and 240.0.2.0/24 (ripe)`; RTR and some exports tell no trust anchor. */
function sayParts(parts: readonly As0Part[]): string {
  const anchors = [...new Set(parts.flatMap(({ ta }) => ta ?? []))]
  const names = enumerate(
    parts.map(({ prefix }) => prefix),
    mostNamed,
  )
  return `${names} (${anchors.length === 0 ? 'trust anchor not told' : enumerate(anchors)})`
}

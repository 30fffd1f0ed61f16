/** What was written down for the AS: route objects, VRPs, and the providers that it attests itself. */
import { formatAsn } from '#lib/address-space/asn.ts'
import { stateName } from '../../statements/route-words.ts'
import { answersOn, explainStaleness, standingOf, statementWithoutSource } from '../../statements/standing.ts'
import { areTablesOld, sayWhere } from '../../statements/tables.ts'
import { enumerate, quantity } from '../../statements/wording.ts'
import type { AsnDossier } from '../asn-dossier.ts'
import { type AsnStatement, tableOf } from './asn-statement.ts'

export function stateRouteObjects(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'route-objects', title: 'Route objects' } as const
  const { routeObjects } = dossier
  const standing = standingOf(dossier, 'route-objects')
  if (routeObjects === null) {
    return statementWithoutSource({ ...topic, question: 'Which route objects name it' }, standing)
  }
  const unseen = routeObjects.filter(({ inBgp }) => inBgp === false)
  const registries = [...new Set(routeObjects.map(({ source }) => source))]
  const said =
    routeObjects.length === 0
      ? 'No route object names it as origin.'
      : `${quantity(routeObjects.length, 'route object')} in ${enumerate(registries, 6)} ${routeObjects.length === 1 ? 'names' : 'name'} it as origin${sayUnseen(unseen.length, dossier)}.`
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, routeObjects.length > 0),
    text: `${said}${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'routing registry'),
    facts: tableOf(
      [
        { title: 'Prefix', holds: 'prefix' },
        { title: 'Registry', holds: 'text' },
        { title: 'RPKI', holds: 'text' },
        { title: 'In BGP', holds: 'text' },
        { title: 'Maintained by', holds: 'data' },
      ],
      // Those nobody announces by lead: they are what is left over.
      [...unseen, ...routeObjects.filter((object) => !unseen.includes(object))],
      ({ prefix, source, state, reason, inBgp, maintainers }) => [
        ...[prefix, source, stateName(state, reason), sayInBgp(inBgp), maintainers],
      ],
    ),
  }
}

function sayInBgp(inBgp: boolean | null): string {
  if (inBgp === null) return 'not checked'
  return inBgp ? 'yes' : 'no'
}

function sayUnseen(unseen: number, dossier: AsnDossier): string {
  if (dossier.announced === null) return '; whether it announces them was not checked'
  const then = areTablesOld(dossier) ? ` in ${sayWhere(dossier)}` : ''
  return unseen === 0 ? `, and it announces each of them${then}` : `; ${unseen} of them it does not announce${then}`
}

export function stateVrps(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'vrps', title: 'ROAs naming it' } as const
  const { vrps } = dossier
  const standing = standingOf(dossier, 'vrps')
  if (vrps === null) return statementWithoutSource({ ...topic, question: 'Which ROAs name it' }, standing)
  const said =
    vrps.length === 0
      ? 'No validated ROA payload names it.'
      : `${quantity(vrps.length, 'validated ROA payload')} ${vrps.length === 1 ? 'lets' : 'let'} it announce a prefix.`
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, vrps.length > 0),
    text: `${said}${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'VRP export'),
    facts: tableOf(
      [
        { title: 'Prefix', holds: 'prefix' },
        { title: 'maxLength', holds: 'number' },
        { title: 'Trust anchor', holds: 'text' },
      ],
      vrps,
      ({ prefix, maxLength, ta }) => [prefix, maxLength, ta],
    ),
  }
}

/** What it says itself of whose customer it is (ASPA), which is no sight of its neighbours. */
export function stateProviders(dossier: AsnDossier): AsnStatement {
  const topic = { topic: 'providers', title: 'Attested providers' } as const
  const { providers, asn } = dossier
  const standing = standingOf(dossier, 'aspas')
  if (providers.answer === 'not-checked' || providers.answer === 'failed') {
    return statementWithoutSource({ ...topic, question: 'Which providers it attests (ASPA)' }, standing)
  }
  const named = providers.answer === 'found' ? providers.providers : []
  return {
    ...topic,
    severity: 'notice',
    answers: answersOn(standing, providers.answer === 'found'),
    text: `${sayProviders(formatAsn(asn), providers.answer === 'found' ? named : null)}${explainStaleness(standing)}`,
    headline: null,
    basis: standing.basis,
    asked: quantity(standing.asked.length, 'export of ASPAs'),
    facts: tableOf([{ title: 'Provider', holds: 'asn' }], named, (provider) => [formatAsn(provider)]),
  }
}

function sayProviders(asn: string, providers: readonly number[] | null): string {
  if (providers === null) return `${asn} attests no providers (ASPA), which is usual.`
  if (providers.length === 0) return `${asn} attests that it has no provider (ASPA).`
  return `${asn} attests as its providers ${enumerate(providers.map(formatAsn), 5)} (ASPA).`
}

/** Route objects one by one, as a table: agreement, state, age, authority, and what is known of who stood behind each. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Authority } from '#lib/routing/irr-registries.ts'
import { originName, stateName } from '../statements/route-words.ts'
import type { FactTable } from '../statements/statement.ts'
import { enumerate, formatCount, quantity } from '../statements/wording.ts'
import type { BgpAgreement, HolderSign, RouteObjectDetail, RouteObjects } from './route-object-details.ts'

const authorities: Record<Authority, string> = {
  authoritative: 'the holder’s own',
  other: 'not the holder’s',
  'not-known': 'not known',
}

function sayAgreement(bgp: BgpAgreement | null): string {
  if (bgp === null) return 'not checked'
  switch (bgp.kind) {
    case 'same':
      return 'agrees'
    case 'other-origin':
      return `announced by ${enumerate(bgp.origins.map(originName))}`
    case 'parts':
      return `only ${quantity(bgp.routes, 'route')} inside it`
    case 'none':
      return 'no route'
  }
}

/** `isAsMade`: never changed since it was created. */
export function sayHolder(holder: HolderSign, isAsMade = false): string {
  switch (holder.kind) {
    case 'undated':
      return 'not known: it tells no date'
    case 'not-known':
      return 'not known: no date of a holder to compare with'
    case 'before':
      return holder.event === 'transfer'
        ? `older than the transfer of ${holder.on}: made under the holder before`
        : `older than the registration of ${holder.on}`
    case 'since':
      return `${isAsMade ? 'made' : 'changed'} since the ${holder.event} of ${holder.on}: by whom it does not tell`
  }
}

const isAsMade = ({ created, lastModified }: RouteObjectDetail): boolean =>
  created !== null && (lastModified ?? created) === created

export const routeObjectTable = ({ objects, total }: RouteObjects): FactTable => ({
  total,
  columns: [
    { title: 'Route object', holds: 'data' },
    { title: 'Origin', holds: 'data' },
    { title: 'Registry', holds: 'text' },
    { title: 'Whose registry', holds: 'text' },
    { title: 'Against BGP', holds: 'text' },
    { title: 'RPKI', holds: 'text' },
    { title: 'Last changed', holds: 'data' },
    { title: 'Days ago', holds: 'number' },
    { title: 'Maintainer', holds: 'data' },
    { title: 'Holder still the holder', holds: 'text' },
  ],
  rows: objects.map((object) => [
    ...[object.prefix, formatAsn(object.origin), object.source, authorities[object.authority]],
    ...[sayAgreement(object.bgp), stateName(object.validates.state, object.validates.reason)],
    ...[object.lastModified ?? object.created, object.ageDays === null ? null : formatCount(object.ageDays)],
    ...[object.maintainers, sayHolder(object.holder, isAsMade(object))],
  ]),
})

/** How many agree and how many are older than the last change of holder. */
export function summariseObjects(found: RouteObjects | null): string {
  if (found === null) return 'Not checked: no routing registry was imported.'
  const { total, agreeing, older } = found
  if (total === 0)
    return 'Nothing found: no object names the block, a part of it or a block over it in the registries asked.'
  return [
    `${quantity(total, 'route object')}${agreeing === null ? '; none was compared with BGP, of which no table was imported' : `, ${formatCount(agreeing)} of them as BGP has it`}.`,
    ...(older > 0
      ? [`${formatCount(older)} ${older === 1 ? 'was' : 'were'} last changed before the space was last transferred.`]
      : []),
  ].join(' ')
}

/** Which origins of a block a list of ASes says to drop, each as what it is to the block and by the day of its table. */
import type { SetMember } from '../checks/set-members.ts'
import type { Route } from '../route-keys.ts'
import { droppedAmong, isOnDrop, sayDropOf } from './asn-drop.ts'
import { dayOf, splitByDay } from './days.ts'
import { standingOf } from './standing.ts'
import type { Subject } from './subject.ts'
import { tablesAsked, tablesHaving } from './tables.ts'
import { enumerate } from './wording.ts'

/** `routes` are named where they are not for the block itself. */
type Role = {
  asns: readonly (number | null)[]
  says: string
  isOfToday: boolean
  routes: readonly Route[] | null
}

/**
 * A list of ASes says it of all that they announce: the AS is the finding, and a ROA does not lift it. A member of an
 * AS_SET is asked about like an origin, since any of them may be where the route begins.
 */
export function sayDropped(subject: Subject): { text: string; headline: string | null } {
  const { dossier, particulars } = subject
  const { droppedAsns, setMembers } = particulars
  const roles = listRoles(subject)
  const asked = roles.flatMap(({ asns }) => asns)
  const roleOf = new Map<number, Role>()
  for (const role of roles) {
    for (const asn of droppedAmong(role.asns, droppedAsns)) if (!roleOf.has(asn)) roleOf.set(asn, role)
  }
  const lists = standingOf(dossier, 'asn-drop').asked.filter(({ source }) => source === droppedAsns.list)
  const headlines = [...roleOf].map(([asn, { says }]) => isOnDrop(asn, says, dayOf(lists)))
  const text = sayDropOf(asked, droppedAsns, (asn) => sayAside(asn, roleOf.get(asn)))
  const note = setMembers.length > 0 && text !== '' ? ' The members of AS_SETs were looked up like origins.' : ''
  return {
    text: droppedAsns.answer === 'read' ? text + note : text,
    headline: headlines.length > 0 ? enumerate(headlines) : null,
  }
}

/** `, which announces a wider block and not it (240.0.0.0/22),`: an AS that is not its own origin is not told as one. */
function sayAside(asn: number, role: Role | undefined): string {
  if (!role || role.routes === null) return ''
  const prefixes = role.routes.flatMap(({ prefix, origin }) => (origin === asn ? [prefix] : []))
  return `, ${role.says}${prefixes.length > 0 ? ` (${enumerate(prefixes)}) and not it` : ''},`
}

/** Those of now before those that only old tables have; the block’s own before its parts, and these before wider ones. */
function listRoles(subject: Subject): Role[] {
  const { dossier } = subject
  const { exact, moreSpecifics, covering } = dossier.routing ?? { exact: [], moreSpecifics: [], covering: [] }
  const own = exact.map(({ origin }) => ({ prefix: dossier.prefix, origin }))
  const roles = [
    ...rolesOf(subject, { routes: own, relation: 'exact', what: 'it' }),
    ...rolesOf(subject, { routes: moreSpecifics, relation: 'inside', what: 'a part of it' }),
    ...rolesOf(subject, { routes: covering, relation: 'covers', what: 'a wider block' }),
  ]
  return [...roles.filter(({ isOfToday }) => isOfToday), ...roles.filter(({ isOfToday }) => !isOfToday)]
}

type Related = { routes: readonly Route[]; relation: SetMember['relation']; what: string }

function rolesOf({ dossier, particulars }: Subject, { routes, relation, what }: Related): Role[] {
  const witnessesOf = tablesHaving(tablesAsked(dossier), particulars.routesByTable)
  const { today, past } = splitByDay(routes, witnessesOf)
  const isOwn = relation === 'exact'
  const verb = (day: string) => (day === 'today' ? `announces ${what}` : `announced ${what} ${day}`)
  const roleOf = (of: readonly Route[], day: string): Role => ({
    ...{ asns: of.map(({ origin }) => origin), says: `which ${verb(day)}`, isOfToday: day === 'today' },
    routes: isOwn ? null : of,
  })
  const dayOfSets = dayOf(routes.filter(({ origin }) => origin === null).flatMap(witnessesOf))
  const members: Role = {
    asns: particulars.setMembers.filter((member) => member.relation === relation).map(({ asn }) => asn),
    says: `a member of ${isOwn ? 'the' : 'an'} AS_SET that ${verb(dayOfSets)}`,
    ...{ isOfToday: dayOfSets === 'today', routes: isOwn ? null : [] },
  }
  return [roleOf(today, 'today'), ...past.map(({ day, members: of }) => roleOf(of, day)), members]
}

/** Of the routes of a block what only a routing table that is past its age has: it was so on its day, and is told so. */
import type { Route } from '../route-keys.ts'
import { originName } from './route-words.ts'
import type { Subject } from './subject.ts'
import { nameSources, tablesAsked, tablesInUse, witnessesOf } from './tables.ts'
import { enumerate, quantity } from './wording.ts'

const noRoutes = { exact: [], moreSpecifics: [], covering: [] }

/** Empty where there is nothing of the kind. */
export function sayOldTables(subject: Subject): string {
  const { dossier } = subject
  const inUse = tablesInUse(dossier)
  const { exact, moreSpecifics, covering } = dossier.routing ?? noRoutes
  const inTablesOfNow = witnessesOf(subject)
  const isGone = (route: Route) => inTablesOfNow(route).length === 0
  const gone = {
    exact: exact.map(({ origin }) => ({ prefix: dossier.prefix, origin })).filter(isGone),
    inside: moreSpecifics.filter(isGone),
    covering: covering.filter(isGone),
  }
  const text = tablesAsked(dossier)
    .filter((table) => !inUse.includes(table))
    .flatMap((table) => {
      const inThis = witnessesOf(subject, [table])
      const its = (routes: readonly Route[]) => routes.filter((route) => inThis(route).length > 0)
      const [own, inside, wider] = [its(gone.exact), its(gone.inside), its(gone.covering)]
      const has = [
        ...(own.length > 0 ? [`${enumerate(own.map(({ origin }) => originName(origin)))} for it`] : []),
        ...(inside.length > 0 ? [`${quantity(inside.length, 'route')} inside it`] : []),
        ...(wider.length > 0 ? [`${quantity(wider.length, 'route')} over it`] : []),
      ]
      return has.length === 0 ? [] : [`The ${nameSources([table])} has ${enumerate(has)}`]
    })
  const none = text.length > 0 ? `; not so the ${nameSources(inUse)}.` : ''
  return `${text.join('. ')}${none}`
}

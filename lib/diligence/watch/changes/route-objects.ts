/** Route objects that came and went, in any routing registry. */
import { type Change, changeOf, compareFacts } from '../change.ts'
import type { TwoMoments } from '../two-moments.ts'

export function compareRouteObjects({ before, after }: TwoMoments): Change[] {
  const { gone, come } = compareFacts(before.routeObjects, after.routeObjects)
  return [
    ...come.map(([key, { prefix, origin, registry, source }]) =>
      changeOf(before.whole.knows(origin) ? 'own-route-object' : 'foreign-route-object', {
        subject: `object ${key}`,
        sentence: `${registry} has a new route object: ${prefix} by AS${origin}.`,
        ...{ before: null, after: key, source },
      }),
    ),
    ...gone.map(([key, { prefix, origin, registry, source }]) =>
      changeOf('route-object-removed', {
        subject: `object ${key}`,
        sentence: `The route object ${prefix} by AS${origin} is gone from ${registry}.`,
        ...{ before: key, after: null, source },
      }),
    ),
  ]
}

/** Announcements that came and went: of the block, of parts of it, of what is wider; and origins that compete. */
import { sentenceCase } from '../../statements/wording.ts'
import { compareRouteFacts, type RouteFact } from '../block-facts.ts'
import { type Change, changeOf, compareSorted } from '../change.ts'
import { nameRoute } from '../name-route.ts'
import type { TwoMoments } from '../two-moments.ts'
import type { WholeBlock } from '../whole-block.ts'

export function compareRouting({ before, after }: TwoMoments): Change[] {
  if (!(before.routes && after.routes)) return []
  const { gone, come } = compareSorted(before.routes, after.routes, compareRouteFacts)
  if (gone.length + come.length === 0) return []
  const had = originsOf(before.routes)
  return [
    ...come.map((route) => tellCome(route, { whole: before.whole, had })),
    ...gone.map(tellGone),
    ...compareOrigins(before.routes, after.routes),
    ...tellSilence(before.routes, after.whole),
  ]
}

const what = { exact: 'the block', inside: 'a part of the block', covers: 'a wider prefix' } as const

/** `had` are the origins of the block itself a moment before. */
type Before = { whole: WholeBlock; had: readonly string[] }

/** Worded by its origin: the block may have had another one before, and that is no first announcement. */
function tellCome(route: RouteFact, { whole, had }: Before): Change {
  const key = nameRoute(route)
  const state = route.state === null ? 'Its state by RFC 6811 was not checked.' : stateSentences[route.state]
  return changeOf(kindOfCome(route, whole), {
    subject: `route ${key}`,
    sentence: `${sentenceCase(nameOrigin(route.origin))} begins to announce ${what[route.relation]}: ${key}.${route.relation === 'exact' ? sayHad(had) : ''} ${state}`,
    ...{ before: null, after: key, source: route.source },
  })
}

const sayHad = (had: readonly string[]): string =>
  had.length === 0 ? '' : ` Before, ${had.join(' and ')} announced it.`

const stateSentences = {
  valid: 'A ROA allows it.',
  invalid: 'It is Invalid: ROAs cover it, and none allows it.',
  'not-found': 'No ROA covers it.',
} as const

function kindOfCome({ relation, origin, state }: RouteFact, before: WholeBlock) {
  if (relation === 'covers') return 'cover-announced'
  if (state === 'invalid') return 'invalid-announcement'
  if (state === 'valid' || (origin !== null && before.knows(origin))) return 'own-announcement'
  return 'foreign-announcement'
}

const kindOfGone = { exact: 'route-withdrawn', inside: 'part-withdrawn', covers: 'cover-withdrawn' } as const

function tellGone(route: RouteFact): Change {
  const { relation, source, origin } = route
  const key = nameRoute(route)
  return changeOf(kindOfGone[relation], {
    subject: `route ${key}`,
    sentence: `${sentenceCase(nameOrigin(origin))} no longer announces ${what[relation]}: ${key}.`,
    ...{ before: key, after: null, source },
  })
}

const originsOf = (routes: readonly RouteFact[]): string[] =>
  [...new Set(routes.filter(({ relation }) => relation === 'exact').map(({ origin }) => nameOrigin(origin)))].sort()

const nameOrigin = (origin: number | null) => (origin === null ? 'an AS_SET' : `AS${origin}`)

/** Of the block's own prefix alone: a part of it with another origin is a route that came. */
function compareOrigins(before: readonly RouteFact[], after: readonly RouteFact[]): Change[] {
  const [had, has] = [originsOf(before), originsOf(after)]
  const told = { subject: 'origins', before: had.join(', ') || null, after: has.join(', ') || null }
  const source = (has.length > 1 ? after : before).find(({ relation }) => relation === 'exact')?.source ?? ''
  if (has.length > 1 && had.length <= 1) {
    const sentence = `The block is announced by several ASes at once: ${has.join(', ')}.`
    return [changeOf('origin-conflict', { ...told, source, sentence })]
  }
  if (has.length === 1 && had.length > 1) {
    const sentence = `The block is announced by one AS again: ${has.join(', ')}.`
    return [changeOf('conflict-ended', { ...told, source, sentence })]
  }
  return []
}

/** The last route of the block and its parts is gone. */
function tellSilence(before: readonly RouteFact[], after: WholeBlock): Change[] {
  const first = before.find(({ relation }) => relation !== 'covers')
  if (first === undefined || after.isAnnounced()) return []
  return [
    changeOf('no-route-left', {
      subject: 'announced',
      sentence: 'Neither the block nor any part of it is announced any more.',
      ...{ before: 'announced', after: null, source: first.source },
    }),
  ]
}

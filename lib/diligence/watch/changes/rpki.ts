/** ROAs that came and went, how far they cover the block, and what that did to the routes that stayed. */
import type { BlockFacts, RouteFact } from '../block-facts.ts'
import { type Change, changeOf, compareFacts } from '../change.ts'
import { knownAsns } from '../known-asns.ts'

const source = 'rpki-vrps'

export function compareRpki(before: BlockFacts, after: BlockFacts): Change[] {
  return [...compareValidity(before, after), ...compareCoverage(before, after), ...compareVrps(before, after)]
}

const stateWords = { valid: 'Valid', invalid: 'Invalid', 'not-found': 'NotFound' } as const

/** Of routes seen at both moments; a new one's state is told with it. */
function compareValidity(before: BlockFacts, after: BlockFacts): Change[] {
  return [...(after.routes ?? [])].flatMap(([key, { relation, state }]) => {
    const earlier = before.routes?.get(key)?.state ?? null
    if (relation === 'covers' || earlier === null || state === null || earlier === state) return []
    return changeOf(kindOfValidity(earlier, state), {
      subject: `validity ${key}`,
      sentence: `The route ${key} was ${stateWords[earlier]} and is ${stateWords[state]}.`,
      ...{ before: stateWords[earlier], after: stateWords[state], source },
    })
  })
}

type State = NonNullable<RouteFact['state']>

function kindOfValidity(earlier: State, state: State) {
  if (state === 'invalid') return 'route-became-invalid'
  if (state === 'valid') return 'route-became-valid'
  return earlier === 'valid' ? 'route-lost-validity' : 'route-no-longer-invalid'
}

const coverageOrder = ['none', 'partial', 'full'] as const

function compareCoverage({ coverage: before }: BlockFacts, { coverage: after }: BlockFacts): Change[] {
  if (before === null || after === null || before === after) return []
  const isMore = coverageOrder.indexOf(after) > coverageOrder.indexOf(before)
  return [
    changeOf(isMore ? 'coverage-grew' : 'coverage-shrank', {
      subject: 'coverage',
      sentence: `ROAs covered ${coverageWords[before]} of the block and cover ${coverageWords[after]}.`,
      ...{ before, after, source },
    }),
  ]
}

const coverageWords = { none: 'nothing', partial: 'a part', full: 'all' } as const

function compareVrps(before: BlockFacts, after: BlockFacts): Change[] {
  const { gone, come } = compareFacts(before.vrps, after.vrps)
  const known = knownAsns(before)
  return [
    ...come.map(([key, { asn, prefix, maxLength }]) => {
      const isOther = asn !== 0 && !known.has(asn)
      const who = asn === 0 ? 'AS0, which lets nobody announce it' : `AS${asn}`
      const stranger = isOther ? ' That AS had neither a ROA nor a route here before.' : ''
      return changeOf(isOther ? 'foreign-vrp' : 'own-vrp', {
        subject: `vrp ${key}`,
        sentence: `A ROA for ${prefix} up to /${maxLength} names ${who}.${stranger}`,
        ...{ before: null, after: key, source },
      })
    }),
    ...gone.map(([key, { asn, prefix, maxLength }]) =>
      changeOf('vrp-ended', {
        subject: `vrp ${key}`,
        sentence: `The ROA for ${prefix} up to /${maxLength} that named AS${asn} is gone.`,
        ...{ before: key, after: null, source },
      }),
    ),
  ]
}

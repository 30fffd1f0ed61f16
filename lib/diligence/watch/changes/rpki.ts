/** ROAs that came and went, how far they cover the block, and what that did to the routes that stayed. */
import { formatPrefix, type Prefix, prefixAt, prefixSize } from '#lib/address-space/prefix.ts'
import { compareRouteFacts, compareVrpFacts, type RouteFact, type VrpFact } from '../block-facts.ts'
import { type Change, changeOf, compareSorted } from '../change.ts'
import { nameRoute } from '../name-route.ts'
import type { TwoMoments } from '../two-moments.ts'
import type { WholeBlock } from '../whole-block.ts'

const source = 'rpki-vrps'

export function compareRpki(moments: TwoMoments): Change[] {
  return [...compareValidity(moments), ...compareCoverage(moments), ...compareVrps(moments)]
}

const stateWords = { valid: 'Valid', invalid: 'Invalid', 'not-found': 'NotFound' } as const

/** Of routes seen at both moments; a new one's state is told with it. */
function compareValidity({ before, after }: TwoMoments): Change[] {
  const { stayed } = compareSorted(before.routes, after.routes, compareRouteFacts)
  const changes: Change[] = []
  for (const [{ state: earlier }, route] of stayed) {
    const { relation, state } = route
    if (relation === 'covers' || earlier === null || state === null || earlier === state) continue
    const change = changeOf(kindOfValidity(earlier, state), {
      subject: `validity ${nameRoute(route)}`,
      sentence: `The route ${nameRoute(route)} was ${stateWords[earlier]} and is ${stateWords[state]}.`,
      ...{ before: stateWords[earlier], after: stateWords[state], source },
    })
    changes.push(change)
  }
  return changes
}

type State = NonNullable<RouteFact['state']>

function kindOfValidity(earlier: State, state: State) {
  if (state === 'invalid') return 'route-became-invalid'
  if (state === 'valid') return 'route-became-valid'
  return earlier === 'valid' ? 'route-lost-validity' : 'route-no-longer-invalid'
}

function compareCoverage({ block, before, after }: TwoMoments): Change[] {
  const { gone, come } = compareSorted(before.vrps, after.vrps, compareVrpFacts)
  if (gone.length + come.length === 0) return []
  const [had, has] = [before.whole.coveredAddresses(), after.whole.coveredAddresses()]
  if (had === has) return []
  return [
    changeOf(has > had ? 'coverage-grew' : 'coverage-shrank', {
      subject: 'coverage',
      sentence: `ROAs covered ${sayCovered(block, had)} and cover ${sayCovered(block, has)}.`,
      ...{ before: sayCovered(block, had), after: sayCovered(block, has), source },
    }),
  ]
}

function sayCovered(block: Prefix, addresses: number): string {
  if (addresses === 0) return 'nothing of the block'
  if (addresses === prefixSize(block)) return 'all of the block'
  return `${addresses.toLocaleString('en')} of its ${prefixSize(block).toLocaleString('en')} addresses`
}

const nameVrp = ({ address, length, maxLength, asn }: VrpFact) =>
  `${formatPrefix(prefixAt(address, length))}-${maxLength} AS${asn}`

const sayVrp = ({ address, length, maxLength }: VrpFact) =>
  `${formatPrefix(prefixAt(address, length))}${maxLength > length ? ` up to /${maxLength}` : ''}`

function compareVrps({ before, after }: TwoMoments): Change[] {
  const { gone, come } = compareSorted(before.vrps, after.vrps, compareVrpFacts)
  if (gone.length + come.length === 0) return []
  return [...come.map((vrp) => tellCome(vrp, before.whole)), ...gone.map(tellGone)]
}

function tellCome(vrp: VrpFact, before: WholeBlock): Change {
  const isOther = vrp.asn !== 0 && !before.knows(vrp.asn)
  const who = vrp.asn === 0 ? 'AS0, which lets nobody announce it' : `AS${vrp.asn}`
  const stranger = isOther ? ' That AS had neither a ROA nor a route here before.' : ''
  return changeOf(isOther ? 'foreign-vrp' : 'own-vrp', {
    subject: `vrp ${nameVrp(vrp)}`,
    sentence: `A ROA for ${sayVrp(vrp)} names ${who}.${stranger}`,
    ...{ before: null, after: nameVrp(vrp), source },
  })
}

const tellGone = (vrp: VrpFact): Change =>
  changeOf('vrp-ended', {
    subject: `vrp ${nameVrp(vrp)}`,
    sentence: `The ROA for ${sayVrp(vrp)} that named AS${vrp.asn} is gone.`,
    ...{ before: nameVrp(vrp), after: null, source },
  })

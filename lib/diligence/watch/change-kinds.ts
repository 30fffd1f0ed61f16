/**
 * Every kind of change that a watch tells of, and how loudly. The house's own judgement, as data with its reason; it
 * was weighed on the day named, against what field tools raise by default.
 */

/** In the order of their weight. */
export const tiers = ['notice', 'warning', 'critical'] as const
export type Tier = (typeof tiers)[number]

export const weighedOn = '2026-11-23'

type KindRow = { readonly tier: Tier; readonly title: string; readonly why: string }

export const changeKinds = {
  'route-became-invalid': { tier: 'critical', title: 'Route became Invalid', why: 'Networks that validate drop it.' },
  'route-lost-validity': { tier: 'warning', title: 'Route lost its ROA', why: 'Nothing vouches for it any more.' },
  'route-became-valid': { tier: 'notice', title: 'Route became Valid', why: 'Good news.' },
  'route-no-longer-invalid': { tier: 'notice', title: 'Route no longer Invalid', why: 'It is accepted again.' },
  'coverage-shrank': { tier: 'warning', title: 'ROAs cover less', why: 'Parts can be announced by anybody again.' },
  'coverage-grew': { tier: 'notice', title: 'ROAs cover more', why: 'Good news, unless a route is Invalid by it.' },
  'foreign-vrp': { tier: 'warning', title: 'ROA for another AS', why: 'Somebody with the keys lets another AS in.' },
  'own-vrp': { tier: 'notice', title: 'New ROA', why: 'For an AS that is known here.' },
  'vrp-ended': { tier: 'notice', title: 'ROA gone', why: 'What it does to routes is told by itself.' },
  'invalid-announcement': { tier: 'critical', title: 'Announced and Invalid', why: 'No ROA allows this route.' },
  'foreign-announcement': { tier: 'warning', title: 'Announced by another AS', why: 'No ROA vouches for it.' },
  'own-announcement': { tier: 'notice', title: 'Announced', why: 'By an AS that is known here, or with its ROA.' },
  'origin-conflict': { tier: 'warning', title: 'Several origins', why: 'Traffic splits between them.' },
  'conflict-ended': { tier: 'notice', title: 'One origin again', why: 'Good news.' },
  'route-withdrawn': { tier: 'warning', title: 'Route withdrawn', why: 'The block itself lost a route.' },
  'part-withdrawn': { tier: 'notice', title: 'Part withdrawn', why: 'A wider route may still carry it.' },
  'no-route-left': {
    tier: 'critical',
    title: 'No longer announced',
    why: 'Nothing of the block is reachable by itself.',
  },
  'cover-announced': { tier: 'notice', title: 'Wider route seen', why: 'It carries what has no route of its own.' },
  'cover-withdrawn': { tier: 'notice', title: 'Wider route gone', why: 'It carried what has no route of its own.' },
  'listed-to-drop': { tier: 'critical', title: 'Listed: drop all traffic', why: 'The list asks networks to drop it.' },
  'listed-for-abuse': { tier: 'warning', title: 'Listed for abuse', why: 'Its publisher says that it saw abuse.' },
  'listed-unclassified': { tier: 'warning', title: 'Listed', why: 'What this list means is not known here.' },
  'listed-by-policy': { tier: 'notice', title: 'On a policy list', why: 'Such a list says what a range is for.' },
  delisted: { tier: 'notice', title: 'Delisted', why: 'Good news.' },
  'delisted-in-part': { tier: 'notice', title: 'Delisted in part', why: 'Others of its addresses are still listed.' },
  'holder-changed': { tier: 'critical', title: 'Another holder', why: 'Whoever is registered decides over the block.' },
  'registry-changed': { tier: 'critical', title: 'Another registry', why: 'Other rules govern the block.' },
  'status-changed': { tier: 'warning', title: 'Another status', why: 'It decides what may be done with the block.' },
  'registration-detail': { tier: 'notice', title: 'Registration edited', why: 'Country or date.' },
  'registration-added': { tier: 'warning', title: 'New registration', why: 'Somebody holds what nobody held here.' },
  'registration-ended': { tier: 'critical', title: 'Registration gone', why: 'Nobody is registered for it any more.' },
  'transfer-locked': { tier: 'warning', title: 'Locked against transfer', why: 'Its registry refuses to move it.' },
  'transfer-lock-changed': { tier: 'notice', title: 'Transfer lock edited', why: 'It lasts for another time.' },
  'transfer-lock-gone': { tier: 'warning', title: 'Transfer lock gone', why: 'It can be moved again.' },
  'registry-conflict': { tier: 'warning', title: 'Registries disagree', why: 'Two of them count it as theirs.' },
  'registry-conflict-changed': { tier: 'notice', title: 'Other registries disagree', why: 'It is still not settled.' },
  'registry-conflict-ended': { tier: 'notice', title: 'Registries agree again', why: 'Good news.' },
  'foreign-route-object': { tier: 'warning', title: 'Route object of another AS', why: 'Filters let that AS through.' },
  'own-route-object': { tier: 'notice', title: 'New route object', why: 'For an AS that is known here.' },
  'route-object-removed': {
    tier: 'notice',
    title: 'Route object gone',
    why: 'Filters may stop letting the AS through.',
  },
  'probe-lost': {
    tier: 'critical',
    title: 'No longer answers',
    why: 'No attempt has come through for a quarter of an hour.',
  },
  'probe-back': { tier: 'notice', title: 'Answers again', why: 'Good news.' },
  'availability-left-day': {
    tier: 'notice',
    title: 'Answers less often',
    why: 'Than in the day before: an hour may pass.',
  },
  'availability-left-week': { tier: 'warning', title: 'Answers ever less often', why: 'Some are lost before all are.' },
  'latency-left-day': {
    tier: 'notice',
    title: 'Answers more slowly',
    why: 'Than in the day before: an hour may pass.',
  },
  'latency-left-week': { tier: 'warning', title: 'Answers ever more slowly', why: 'A path fills up before it fails.' },
  'visibility-left-day': { tier: 'notice', title: 'Seen by fewer peers', why: 'Than in the day before.' },
  'visibility-left-week': {
    tier: 'warning',
    title: 'Seen by ever fewer peers',
    why: 'Parts of the Internet lose it first.',
  },
  'figure-steady': { tier: 'notice', title: 'Steady again', why: 'It is where it was, or has stayed where it went.' },
  'location-moved': { tier: 'warning', title: 'Placed elsewhere', why: 'Services that go by country treat it so.' },
  'location-added': { tier: 'notice', title: 'Placed', why: 'A source says where it is that did not before.' },
  'location-dropped': { tier: 'notice', title: 'No longer placed', why: 'A source says no more where it is.' },
} as const satisfies Record<string, KindRow>

export type ChangeKind = keyof typeof changeKinds

const isAtLeast = (tier: Tier, least: Tier): boolean => tiers.indexOf(tier) >= tiers.indexOf(least)

/** The tiers that somebody is told of who wants this one and what weighs more. */
export const tiersFrom = (least: Tier): Tier[] => tiers.filter((tier) => isAtLeast(tier, least))

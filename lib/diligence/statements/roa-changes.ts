/** ROAs that are about to end, and VRPs that were there and are not: what an RPKI state of today does not show. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Dossier, Vrp } from '../dossier.ts'
import type { Particulars } from '../particulars.ts'
import { nameDay, vrpsInUse } from './days.ts'
import { momentsOfFiles } from './moments.ts'
import type { Severity } from './statement.ts'
import { enumerate } from './wording.ts'

export type RoaChange = { severity: Severity; text: string; headline: string | null }

/** A ROA is renewed well before its end; one that is not by then may have been forgotten. */
const soonMs = 30 * 86_400_000

/** Those that end within 30 days of the moment asked about, or have ended. Nothing where the export does not tell ends. */
export function findEndingRoas({ at }: Dossier, { roaEnds }: Particulars): RoaChange[] {
  const ending = (roaEnds ?? []).filter(({ on }) => Date.parse(on) - Date.parse(at) <= soonMs)
  if (ending.length === 0) return []
  const named = enumerate(
    ending.map(
      ({ prefix, asn, on }) =>
        `${formatAsn(asn)} ${prefix} ${Date.parse(on) <= Date.parse(at) ? 'ended' : 'ends'} on ${on.slice(0, 10)}`,
    ),
  )
  const [first] = ending
  return [
    {
      severity: 'warning',
      text: `By the certificate of its ROA ${named}; unless its holder renews it, its routes lose what makes them Valid.`,
      headline: first ? `a ROA for ${first.prefix} ends on ${first.on.slice(0, 10)}` : null,
    },
  ]
}

const keyOf = ({ prefix, asn, maxLength }: Vrp): string => `${prefix} ${asn} ${maxLength}`

/**
 * A VRP over the block that an earlier export had and two after it have not: one run may have missed a repository, two
 * did not. Where its AS may announce the block by another VRP, nothing is lost.
 */
export function findGoneVrps(now: Dossier, earlier: readonly Dossier[]): RoaChange[] {
  const [before, ...past] = momentsOfFiles('vrps', now, earlier)
  if (!(now.rpki && before?.rpki) || past.length === 0) return []
  const still = [...now.rpki.coveringVrps, ...before.rpki.coveringVrps]
  const known = new Set(still.map(keyOf))
  const allowed = new Set(still.map(({ asn }) => asn))
  const gone = new Map<string, { vrp: Vrp; day: string }>()
  for (const moment of past) {
    const [file] = vrpsInUse(moment)
    const day = nameDay(file ?? { asOf: moment.at })
    for (const vrp of moment.rpki?.coveringVrps ?? []) {
      const isGone = vrp.asn !== 0 && !known.has(keyOf(vrp)) && !allowed.has(vrp.asn)
      if (isGone && !gone.has(keyOf(vrp))) gone.set(keyOf(vrp), { vrp, day })
    }
  }
  if (gone.size === 0) return []
  const named = enumerate(
    [...gone.values()].map(({ vrp, day }) => `${formatAsn(vrp.asn)} ${vrp.prefix} (last in that of ${day})`),
  )
  const [first] = gone.values()
  return [
    {
      severity: 'warning',
      text: `Gone from the two newest VRP exports: ${named}. Ask its holder whether the ROA was taken back or lost.`,
      headline: first ? `the ROA for ${formatAsn(first.vrp.asn)} is gone` : null,
    },
  ]
}

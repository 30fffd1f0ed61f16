/**
 * Whether a block is what each cloud takes: for whoever holds it, or will once it is bought, and for a lessee.
 *
 * `pass` says that the block meets every demand of the text; what its holder still has to prove is not in it.
 */

import { findStatusRule } from '#lib/registry/rule-set.ts'
import { classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import { judgeSubject, statusOfWhole } from './judge-subject.ts'
import { type CloudDemand, type CloudRule, cloudRules } from './statements/cloud-rules.ts'
import { isDnsblComplete } from './statements/dns-blocklists.ts'
import { governingRir, heldRows } from './statements/held-rows.ts'
import { rowsOverAll } from './statements/special-purpose.ts'
import { standingOf } from './statements/standing.ts'
import type { Subject } from './statements/subject.ts'

export type CloudAnswer = 'pass' | 'fail' | 'unknown'

/** `demand` is the row that it rests on; null for what is true of every cloud. */
export type CloudReason = { answer: CloudAnswer; says: string; demand: CloudDemand | null }
export type CloudVerdict = { answer: CloudAnswer; reasons: readonly CloudReason[] }
export type CloudFit = { rule: CloudRule; holder: CloudVerdict; lessee: CloudVerdict }

export function judgeCloudFit(subject: Subject): CloudFit[] {
  return cloudRules.map((rule) => {
    const ofBlock = reasonsOfBlock(subject, rule)
    return {
      rule,
      holder: decide([...ofBlock, ...reasonsOfHolder(subject, rule)]),
      lessee: decide([...ofBlock, ...reasonsOfLessee(rule)]),
    }
  })
}

function decide(reasons: readonly CloudReason[]): CloudVerdict {
  const answers = new Set(reasons.map(({ answer }) => answer))
  if (answers.has('fail')) return { answer: 'fail', reasons }
  return { answer: answers.has('unknown') ? 'unknown' : 'pass', reasons }
}

const because = (answer: CloudAnswer, says: string, demand: CloudDemand | null = null): CloudReason => ({
  ...{ answer, says, demand },
})

function reasonsOfBlock(subject: Subject, rule: CloudRule): CloudReason[] {
  return [
    ...(rowsOverAll(subject).length > 0 ? [because('fail', 'it is special-purpose space')] : []),
    ...(isHeldByNobody(subject) ? [because('fail', 'the registries list nobody who could bring it')] : []),
    reasonOfSize(subject, rule),
    ...(rule.reputation ? [reasonOfReputation(subject, rule.reputation)] : []),
  ]
}

/** That a block is too small stands whoever said so: longer than a /24 no network takes it. A pass needs the text. */
function reasonOfSize({ prefix }: Subject, { size }: CloudRule): CloudReason {
  if (prefix.length > size.longest) return because('fail', `nothing smaller than a /${size.longest} is taken`, size)
  if (size.confidence === 'unconfirmed')
    return because('unknown', 'its smallest size was read in no text of its own', size)
  return because('pass', `a /${prefix.length} is large enough`, size)
}

function reasonOfReputation(subject: Subject, demand: CloudDemand): CloudReason {
  const { dossier, particulars } = subject
  const dropped = (dossier.blocklists ?? []).some(
    ({ list, listedAddresses }) => listedAddresses > 0 && classOfBlocklist(list) === 'dropped',
  )
  if (dropped) return because('fail', 'a block on DROP may be refused', demand)
  const listed = (dossier.blocklists ?? []).some(({ listedAddresses }) => listedAddresses > 0)
  const byClass = particulars.dnsbl.state === 'known' ? particulars.dnsbl.byClass : []
  const guilty = byClass.some((one) => one.class === 'guilt' || one.class === 'unknown' || one.class === 'dropped')
  if (listed || guilty) return because('unknown', 'addresses of it are listed, which it may refuse', demand)
  if (!(standingOf(dossier, 'blocklist').complete && isDnsblComplete(subject)))
    return because('unknown', 'not every blocklist has answered about it lately', demand)
  return because('pass', 'no list that was asked has abuse of it', demand)
}

/** Only rows that say so: statistics that list nothing may be missing or old. */
const isHeldByNobody = ({ dossier: { registrations } }: Subject): boolean =>
  registrations !== null && registrations.length > 0 && heldRows(registrations).length === 0

function reasonsOfHolder(subject: Subject, { registration, registrant }: CloudRule): CloudReason[] {
  return [
    ...(registration ? [reasonOfRegistration(subject, registration)] : []),
    ...(registrant ? [reasonOfRegistrant(subject, registrant)] : []),
  ]
}

const notRead = 'the status of its registration was not read, which RDAP and the database of its registry tell'
const severalRead = 'its parts have several statuses'

const unreadOf = (subject: Subject): string =>
  judgeSubject(subject).governed?.isOfParts === true ? severalRead : notRead

function reasonOfRegistration(subject: Subject, demand: NonNullable<CloudRule['registration']>): CloudReason {
  const printed = statusOfWhole(subject)
  if (printed === null) return because('unknown', unreadOf(subject), demand)
  const rir = governingRir(subject.dossier)
  const taken = rir && demand.taken[rir]
  if (!(rir && taken)) return because('unknown', 'its list of statuses has none of this registry', demand)
  const status = printed.trim().toUpperCase().replaceAll(/\s+/g, ' ')
  if (taken.includes(status)) return because('pass', `${status} is on its list of statuses`, demand)
  if (demand.unsure[rir]?.includes(status))
    return because('unknown', `${status} is said to be taken, in no text that was read`, demand)
  return because('fail', `${status} is not on its list of statuses`, demand)
}

function reasonOfRegistrant(subject: Subject, demand: CloudDemand): CloudReason {
  const printed = statusOfWhole(subject)
  const { rules } = subject.particulars
  if (printed === null) return because('unknown', unreadOf(subject), demand)
  const rir = governingRir(subject.dossier)
  const standing = rir && findStatusRule(rules, rir, printed)?.standing
  if (standing === 'user') return because('fail', `${printed} space is its registrant’s to use, not to own`, demand)
  if (standing === 'holder' || standing === 'sale-only')
    return because('pass', `${printed} space is its registrant’s own`, demand)
  return because('unknown', `whether ${printed} space is its registrant’s own is not known`, demand)
}

/** What a lease makes of it, whatever its registration says now: the registrant stays, or gets a sub-registration. */
function reasonsOfLessee({ registration, registrant, proof }: CloudRule): CloudReason[] {
  return [
    ...(registration
      ? [
          because(
            'fail',
            'a lease is registered as SUB-ALLOCATED PA, ASSIGNED PA or a reassignment, none of which is on its list, or not at all',
            registration,
          ),
        ]
      : []),
    ...(registrant ? [because('fail', 'it stays registered under the lessor’s name', registrant)] : []),
    ...(!(registration || registrant) && proof.isInRecord
      ? [because('unknown', 'the lessor has to write the proof into the registration', proof)]
      : []),
  ]
}

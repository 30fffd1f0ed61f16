/** What IANA's table of /8s says of a block, beside its registration: a sign of legacy or early moved space, no more. */
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import { findLegacySign, type LegacySign } from '#lib/registry/legacy-sign.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import type { IanaBlock, IanaFinding } from '../checks/iana-blocks.ts'
import { sourceStatus } from '../current-snapshots.ts'
import { judgeSubject, statusOfWhole } from '../judge-subject.ts'
import { registrationStatusOf } from '../registration-status.ts'
import { sourceOf } from '../source-catalogue.ts'
import { isPastAge, sayWhyOld } from './fault-words.ts'
import type { Basis } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

const source = sourceOf('iana-address-space', 'address-space')

export function ianaBasis({ dossier, particulars: { iana } }: Subject): Basis[] {
  return iana === null || iana.blocks.length === 0 ? [] : [basisOf(iana, dossier.at)]
}

const basisOf = ({ asOf, fetchedAt, fault }: IanaFinding, at: string): Basis => ({
  ...{ source: source.id, title: source.title, asOf },
  status: sourceStatus(source, { current: { asOf, fetchedAt }, fault }, at),
  ageDays: asOf === null ? null : daysBetween(asOf, at),
  ...(fault === null ? {} : { fault }),
})

/** A sentence or two; empty where the table was not imported. */
export function sayIanaTable(subject: Subject): string {
  const { iana } = subject.particulars
  const [first, ...others] = iana?.blocks ?? []
  if (!(iana && first)) return ''
  const old = sayCopy(basisOf(iana, subject.dossier.at))
  if (others.length > 0) return ` IANA’s table has its ${others.length + 1} /8s as ${countStatuses(iana.blocks)}${old}.`
  return ` IANA’s table has ${first.prefix} as ${first.status}${nameGiven(first)}${old}.${saySign(subject, first)}`
}

/** `, in a copy past its age`, or what was refused since. */
function sayCopy(basis: Basis): string {
  if (isPastAge(basis)) return ', in a copy past its age'
  const why = sayWhyOld(basis)
  return why === null ? '' : `, in an earlier copy (${why})`
}

/** `, administered by ARIN, 1992-07`; a registry that a /8 was allocated to, or an early holder, is told as such. */
function nameGiven({ status, designation, date }: IanaBlock): string {
  const isKept = /^administered by /i.test(designation)
  const kept = isKept ? `, ${designation.replace(/^A/, 'a')}` : ` to ${designation}`
  const given = status === 'RESERVED' ? `, ${designation}` : kept
  return `${given}${date === null ? '' : `, ${date}`}`
}

function countStatuses(blocks: readonly IanaBlock[]): string {
  const counts = Map.groupBy(blocks, ({ status }) => status)
  const told = [...counts].map(([status, of]) => `${of.length} ${status}`)
  return enumerate(told, told.length)
}

function saySign(subject: Subject, block: IanaBlock): string {
  const { governed } = judgeSubject(subject)
  if (!governed) return ''
  const registry = registryInSentence(governed.rir)
  const signs: Record<LegacySign, string> = {
    legacy: `That is a sign of legacy space and no proof, since much of such a /8 is none. ${sayDecider(subject)}`,
    'moved-early': `Another registry is in charge of that /8 and the log of ${registry} has none of it coming in, as of space that moved early (ERX), much of it legacy. ${sayDecider(subject)}`,
    moved: '',
    'moved-somehow': `That is not ${registry}, so it moved there, early (ERX) or by a transfer that no log read here has.`,
    none: '',
  }
  const said = signs[findLegacySign(block, governed.rir, governed.arrival)]
  return said === '' ? '' : ` ${said}`
}

/** By whatever told the status that verdicts rest on. */
function sayDecider(subject: Subject): string {
  const status = statusOfWhole(subject)
  if (status !== null) return `The status of its registration settles it: ${status}.`
  return registrationStatusOf(subject) === null
    ? 'The status of its registration settles it, which RDAP or its registry’s database tells.'
    : 'The status of each of its parts settles it for that part.'
}

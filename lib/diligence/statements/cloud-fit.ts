/** Whether clouds would take the block along. Public data can rule a cloud out; it can never promise one. */
import { explainConfidence } from '#lib/kernel/confidence.ts'
import { classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import { type CloudRule, cloudRules } from './cloud-rules.ts'
import { heldRows } from './held-rows.ts'
import { rowsOverAll } from './special-purpose.ts'
import { standingOf } from './standing.ts'
import type { AnswerCell, FactTable, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate, sentenceCase } from './wording.ts'

const topic = { topic: 'cloud-fit', title: 'Cloud fit' } as const

type Judged = { rule: CloudRule; blocker: string | null }

export function stateCloudFit(subject: Subject): Statement {
  const judged = cloudRules.map((rule): Judged => ({ rule, blocker: findBlocker(subject, rule) }))
  const failing = judged.filter(({ blocker }) => blocker !== null).length
  const open = judged.length - failing
  return {
    ...topic,
    severity: failing > 0 ? 'warning' : 'notice',
    answers: [
      ...(failing > 0 ? [{ answer: 'found', count: failing } as const] : []),
      ...(open > 0 ? [{ answer: 'not-checked', count: open } as const] : []),
    ],
    text: describe(judged),
    headline: null,
    basis: standingOf(subject.dossier, 'blocklist').basis,
    asked: `${judged.length} published rule sets, last read ${cloudRules
      .map(({ dateRead }) => dateRead)
      .sort()
      .at(-1)}`,
    facts: factsOf(judged),
  }
}

/** Each reason with the clouds it stands against; the clouds without one are not checked, as in the table. */
function describe(judged: readonly Judged[]): string {
  const clouds = new Map<string, string[]>()
  for (const { rule, blocker } of judged) {
    if (blocker !== null) clouds.set(blocker, [...(clouds.get(blocker) ?? []), rule.provider])
  }
  const failing = [...clouds].map(([reason, providers]) =>
    sentenceCase(`${enumerate(providers, judged.length)}: ${reason}.`),
  )
  const open = judged.filter(({ blocker }) => blocker === null).length
  const remains = 'hangs on the status of its registrant and on the proof, which only RDAP and the holder tell'
  if (failing.length === 0)
    return `Not checked for any of ${judged.length} clouds: its size and listings stand against none of them; whether one takes it ${remains}.`
  return [...failing, ...(open > 0 ? [`For the other ${open} it ${remains}.`] : [])].join(' ')
}

function factsOf(judged: readonly Judged[]): FactTable {
  return {
    columns: [
      { title: 'Cloud', holds: 'text' },
      { title: 'Smallest', holds: 'data' },
      { title: 'Confidence', holds: 'text' },
      { title: 'Proof', holds: 'text' },
      { title: 'ROA origin', holds: 'text' },
      { title: 'Answer', holds: 'answer' },
      { title: 'Text', holds: 'text' },
      { title: 'Read', holds: 'data' },
    ],
    rows: judged.map(({ rule, blocker }) => [
      rule.provider,
      `/${rule.minimumLength}`,
      explainConfidence(rule.minimumConfidence),
      rule.proof,
      rule.origins,
      answerOf(rule, blocker),
      rule.source,
      rule.dateRead,
    ]),
  }
}

function answerOf({ asksRegistrant }: CloudRule, blocker: string | null): AnswerCell {
  if (blocker !== null) return { answer: 'found', why: blocker }
  return { answer: 'not-checked', why: asksRegistrant ? 'needs the registrant’s status' : 'needs the proof itself' }
}

function findBlocker(subject: Subject, rule: CloudRule): string | null {
  const { prefix, dossier } = subject
  if (rowsOverAll(subject).length > 0) return 'it is special-purpose space'
  if (isHeldByNobody(subject)) return 'the registries list nobody who could bring it'
  if (prefix.length > rule.minimumLength) return `nothing smaller than a /${rule.minimumLength} is taken`
  const dropped = (dossier.blocklists ?? []).some(
    ({ list, listedAddresses }) => listedAddresses > 0 && classOfBlocklist(list) === 'dropped',
  )
  return rule.asksReputation && dropped ? 'a block on DROP may be refused' : null
}

/** Only rows that say so: statistics that list nothing may be missing or old. */
const isHeldByNobody = ({ dossier: { registrations } }: Subject): boolean =>
  registrations !== null && registrations.length > 0 && heldRows(registrations).length === 0

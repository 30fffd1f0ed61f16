/** Whether clouds would take the block along. Public data can rule a cloud out; it can never promise one. */
import { explainConfidence } from '#lib/registry/transfer-rule.ts'
import { classOfBlocklist } from '#lib/reputation/blocklist-class.ts'
import { type CloudRule, cloudRules, cloudRulesRead } from './cloud-rules.ts'
import { rowsOverAll } from './special-purpose.ts'
import { standingOf } from './standing.ts'
import type { AnswerCell, Statement } from './statement.ts'
import type { Subject } from './subject.ts'
import { enumerate } from './wording.ts'

const topic = { topic: 'cloud-fit', title: 'Cloud fit' } as const

export function stateCloudFit(subject: Subject): Statement {
  const judged = cloudRules.map((rule) => ({ rule, blocker: findBlocker(subject, rule) }))
  const failing = judged.filter(({ blocker }) => blocker !== null)
  const open = cloudRules.length - failing.length
  const reasons = [...new Set(failing.map(({ blocker }) => blocker ?? ''))]
  return {
    ...topic,
    severity: failing.length > 0 ? 'warning' : 'notice',
    answers: [
      ...(failing.length > 0 ? [{ answer: 'found', count: failing.length } as const] : []),
      ...(open > 0 ? [{ answer: 'not-checked', count: open } as const] : []),
    ],
    text:
      failing.length > 0
        ? `${enumerate(
            failing.map(({ rule }) => rule.provider),
            4,
          )} would refuse it or may: ${enumerate(reasons)}. ${open > 0 ? 'For the others the status of its registrant is needed, which only RDAP tells.' : ''}`.trim()
        : `Nothing known rules out any of ${cloudRules.length} clouds; whether one takes it needs the status of its registrant, which only RDAP tells.`,
    headline: null,
    basis: standingOf(subject.dossier, 'blocklist').basis,
    asked: `${cloudRules.length} published rule sets, read ${cloudRulesRead}`,
    facts: {
      columns: [
        { title: 'Cloud', holds: 'text' },
        { title: 'Smallest', holds: 'data' },
        { title: 'Confidence', holds: 'text' },
        { title: 'Proof', holds: 'text' },
        { title: 'ROA origin', holds: 'text' },
        { title: 'Answer', holds: 'answer' },
      ],
      rows: judged.map(({ rule, blocker }) => [
        rule.provider,
        `/${rule.minimumLength}`,
        explainConfidence(rule.minimumConfidence),
        rule.proof,
        rule.origins,
        answerOf(rule, blocker),
      ]),
    },
  }
}

function answerOf({ asksRegistrant }: CloudRule, blocker: string | null): AnswerCell {
  if (blocker !== null) return { answer: 'found', why: blocker }
  return { answer: 'not-checked', why: asksRegistrant ? 'needs the registrant’s status' : 'needs the proof itself' }
}

function findBlocker(subject: Subject, rule: CloudRule): string | null {
  const { prefix, dossier } = subject
  if (rowsOverAll(subject).length > 0) return 'it is special-purpose space'
  if (prefix.length > rule.minimumLength) return `it takes nothing smaller than a /${rule.minimumLength}`
  const dropped = (dossier.blocklists ?? []).some(
    ({ list, listedAddresses }) => listedAddresses > 0 && classOfBlocklist(list) === 'dropped',
  )
  return rule.asksReputation && dropped ? 'a listed block may be refused' : null
}

/** The text of a request to a list, composed from the case. Whoever asks sends it: nothing is sent from here. */
import { formatPrefix, parsePrefix } from '#lib/address-space/prefix.ts'
import type { DelistingRule } from '#lib/reputation/delisting-rules.ts'
import type { RemediationStep } from '#lib/reputation/remediation-steps.ts'
import { type HolderRelation, introduceAsker } from './holder-relation.ts'
import { type Attachment, type IncidentCase, stepsDone } from './incident-case.ts'
import { listTitle } from './listing-observation.ts'
import { fillIn, nothingTicked } from './placeholders.ts'

export type RequestParts = {
  incident: IncidentCase
  relation: HolderRelation
  rule: DelistingRule
  steps: readonly RemediationStep[]
  attachments: readonly Attachment[]
}

export function composeRequest({ incident, relation, rule, steps, attachments }: RequestParts): string {
  const { organisation, block, list, before, events } = incident
  const done = stepsDone(events)
  const title = listTitle(list)
  const found = before.answer === 'found' ? before : null
  const what = nameEntries(found?.entries ?? [], formatPrefix(block))
  const ticked = steps.flatMap(({ id, text }) => {
    const event = done.get(id)
    return event ? [`- ${text} Done ${sayTime(event.at)}.`] : []
  })
  return [
    `Subject: Removal of ${what} from ${title}`,
    introduceAsker(organisation, block, relation),
    found
      ? [
          `We ask you to remove from ${title} what it had of ${formatPrefix(block)}${found.asOf ? ` (${sayTime(new Date(found.asOf))})` : ''}, and no more:`,
          ...found.entries.map((entry) => `- ${entry}`),
        ].join('\n')
      : `We ask you to remove ${what} from ${title}.`,
    ['What was done:', ...(ticked.length > 0 ? ticked : [`- ${nothingTicked}`])].join('\n'),
    rule.wants.length > 0
      ? ['What you ask for:', ...rule.wants.map((want) => `- ${want}: ${fillIn}`)].join('\n')
      : null,
    attachments.length > 0
      ? [
          'Logs attached:',
          ...attachments.map(({ fileName, bytes, sha256 }) => `- ${fileName}, ${bytes} bytes, SHA-256 ${sha256}`),
        ].join('\n')
      : null,
    'Please tell us what else you need.',
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}

/** The one entry itself, which may be less than the block, or more. A DNS blocklist has codes, and no entries by prefix. */
function nameEntries(entries: readonly string[], block: string): string {
  const prefixes = entries.map((entry) => entry.split(' ')[0] ?? '')
  if (prefixes.length === 0 || !prefixes.every((text) => parsePrefix(text).ok)) return `addresses of ${block}`
  return prefixes.length === 1 ? `${prefixes[0]}` : `${prefixes.length} entries in ${block}`
}

/** `2026-11-23 09:00 UTC`. */
const sayTime = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

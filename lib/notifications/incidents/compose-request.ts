/** The text of a request to a list, composed from the case. Whoever asks sends it: nothing is sent from here. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { DelistingRule } from '#lib/reputation/delisting-rules.ts'
import type { RemediationStep } from '#lib/reputation/remediation-steps.ts'
import { type Attachment, type IncidentCase, stepsDone } from './incident-case.ts'
import { listTitle } from './listing-observation.ts'

export type RequestParts = {
  incident: IncidentCase
  rule: DelistingRule
  steps: readonly RemediationStep[]
  attachments: readonly Attachment[]
}

export function composeRequest({ incident, rule, steps, attachments }: RequestParts): string {
  const { organisation, block, list, before, events } = incident
  const done = stepsDone(events)
  const title = listTitle(list)
  const found = before.answer === 'found' ? before : null
  const ticked = steps.flatMap(({ id, text }) => {
    const event = done.get(id)
    return event ? [`- ${text} Done ${sayTime(event.at)}.`] : []
  })
  return [
    `Subject: Removal of ${formatPrefix(block)} from ${title}`,
    `We are ${organisation} and ask you to remove ${formatPrefix(block)} from ${title}.`,
    found &&
      [
        `What we saw of it${found.asOf ? ` (${sayTime(new Date(found.asOf))})` : ''}:`,
        ...found.entries.map((entry) => `- ${entry}`),
      ].join('\n'),
    ['What was done:', ...(ticked.length > 0 ? ticked : ['- [nothing is ticked yet]'])].join('\n'),
    rule.wants.length > 0
      ? ['What you ask for:', ...rule.wants.map((want) => `- ${want}: [fill in]`)].join('\n')
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

/** `2026-11-23 09:00 UTC`. */
const sayTime = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

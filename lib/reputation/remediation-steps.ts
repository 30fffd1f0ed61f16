/**
 * What to do about a listing before anybody is asked to end it, by what the list means. Practice of the trade rather
 * than any list's text, so each row says that it is unconfirmed.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { BlocklistClass } from './blocklist-class.ts'

export type RemediationStep = {
  id: string
  text: string
  classes: readonly BlocklistClass[]
  source: string
  dateRead: string
  confidence: Confidence
}

const practice = {
  source: 'general practice of abuse desks',
  dateRead: '2026-11-23',
  confidence: 'unconfirmed',
} as const
const abuse: readonly BlocklistClass[] = ['dropped', 'guilt', 'unknown']

export const remediationSteps: readonly RemediationStep[] = [
  {
    id: 'find-cause',
    text: 'Find in the logs which host or customer sent what the list saw, and when.',
    classes: abuse,
    ...practice,
  },
  {
    id: 'stop-cause',
    text: 'Stop it: close the account, or take the host off the network until it is clean.',
    classes: abuse,
    ...practice,
  },
  {
    id: 'close-way-in',
    text: 'Close the way it came about, so that it does not come back: passwords, updates, sign-up checks.',
    classes: abuse,
    ...practice,
  },
  { id: 'attach-logs', text: 'Attach the part of the logs that shows that it ended.', classes: abuse, ...practice },
  {
    id: 'read-record',
    text: 'Read the record that the entry names: it says what was seen, and who has to answer.',
    classes: ['dropped'],
    ...practice,
  },
  {
    id: 'show-change-of-holder',
    text: 'If the abuse was an earlier holder’s, gather what shows the change: registration, transfer, contract.',
    classes: ['dropped', 'guilt', 'collateral'],
    ...practice,
  },
  {
    id: 'decide-purpose',
    text: 'Decide whether these addresses shall send mail by themselves. If not, the entry is right, and nothing is to be done.',
    classes: ['policy'],
    ...practice,
  },
  {
    id: 'name-hosts',
    text: 'Give each address that sends mail a PTR record whose name leads back to it.',
    classes: ['policy', 'guilt'],
    ...practice,
  },
  {
    id: 'find-neighbours',
    text: 'Find which neighbours are listed for themselves, and have whoever runs them deal with it.',
    classes: ['collateral'],
    ...practice,
  },
  {
    id: 'find-content',
    text: 'Find the site or link that the list saw, and take it down.',
    classes: ['web-content'],
    ...practice,
  },
]

export const stepsFor = (meaning: BlocklistClass): RemediationStep[] =>
  remediationSteps.filter(({ classes }) => classes.includes(meaning))

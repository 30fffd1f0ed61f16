/**
 * What an entry of a list means. A policy list says what a range is for (dial-up, unallocated), which is no reproach;
 * only some lists say that abuse was seen, some punish the neighbours of those who were seen, and one says that networks
 * should drop the traffic. In the order of how grave they are.
 */

export const blocklistClasses = ['dropped', 'guilt', 'collateral', 'policy', 'web-content', 'unknown'] as const

export type BlocklistClass = (typeof blocklistClasses)[number]

/** What the class rests on, and the day that was read. */
type ClassifiedList = { class: BlocklistClass; source: string; dateRead: string }

const dateRead = '2026-11-23'

/** By source id. Lists that mix classes, such as FireHOL level 1 with its bogons, stay unknown on purpose. */
const lists: Partial<Record<string, ClassifiedList>> = {
  'spamhaus-drop': { class: 'dropped', source: 'Spamhaus: “Don’t Route Or Peer”, spamhaus.org/drop/', dateRead },
  'spamhaus-edrop': { class: 'dropped', source: 'Spamhaus: extended DROP, merged into DROP in April 2024', dateRead },
  spamhaus_edrop: { class: 'dropped', source: 'its header: extended DROP of Spamhaus', dateRead },
  dshield: { class: 'guilt', source: 'its header: top 20 attacking /24s of three days', dateRead },
  dshield_1d: { class: 'guilt', source: 'its header: top 20 attacking /24s of three days', dateRead },
  feodo: { class: 'guilt', source: 'its header: addresses used by Feodo', dateRead },
  blocklist_de: { class: 'guilt', source: 'its header: caught by fail2ban in the last 48 hours', dateRead },
  fullbogons: { class: 'policy', source: 'Team Cymru: space unallocated or special-purpose', dateRead },
  tor_exits: { class: 'policy', source: 'its header: current Tor exit points', dateRead },
}

export const classOfBlocklist = (list: string): BlocklistClass => lists[list]?.class ?? 'unknown'

/** `its header: current Tor exit points (read 2026-11-23)`; null for a list that nobody classified. */
export function sourceOfClass(list: string): string | null {
  const row = lists[list]
  return row ? `${row.source} (read ${row.dateRead})` : null
}

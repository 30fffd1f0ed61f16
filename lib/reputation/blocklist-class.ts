/**
 * What an entry of a list means. A policy list says what a range is for (dial-up, unallocated), which is no reproach;
 * only some lists say that abuse was seen, and one says that networks should drop the traffic.
 */

export type BlocklistClass = 'dropped' | 'guilt' | 'collateral' | 'policy' | 'unknown'

/** By source id. Lists that mix classes, such as FireHOL level 1 with its bogons, stay unknown on purpose. */
const classes: Partial<Record<string, BlocklistClass>> = {
  'spamhaus-drop': 'dropped',
  'spamhaus-edrop': 'dropped',
  dshield: 'guilt',
  feodo: 'guilt',
  blocklist_de: 'guilt',
  fullbogons: 'policy',
  tor_exits: 'policy',
}

export const classOfBlocklist = (list: string): BlocklistClass => classes[list] ?? 'unknown'

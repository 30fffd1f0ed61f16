/**
 * Lists that are composed of others. A hit on one that holds bogons may say no more than that the space was not
 * allocated on the day of the copy, which is no word on who has it since.
 */

/** What the composition was read in, and the day of that. */
type ComposedList = { parts: readonly string[]; source: string; dateRead: string }

const dateRead = '2026-11-23'

/** By source id. A copy of level 1 of 2025; one of 2021 had three parts more, and the same bogons. */
const lists: Partial<Record<string, ComposedList>> = {
  firehol_level1: {
    parts: ['dshield', 'feodo', 'fullbogons', 'spamhaus_drop', 'spamhaus_edrop'],
    source: 'its header',
    dateRead,
  },
}

/** Team Cymru’s full bogons: what IANA set aside, and what the registries have not allocated. */
const unallocated = 'fullbogons'

export const holdsUnallocatedSpace = (list: string): boolean => lists[list]?.parts.includes(unallocated) ?? false

/** `its header: made of dshield, feodo and others (read 2026-11-23)`; null for a list that stands alone. */
export function sourceOfParts(list: string): string | null {
  const row = lists[list]
  return row ? `${row.source}: made of ${row.parts.join(', ')} (read ${row.dateRead})` : null
}

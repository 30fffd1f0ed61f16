/** The catalogue's filters in words. */
import type { Answer } from '#lib/kernel/answer.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { listOfFilter } from './search-filter.ts'

const groupTitles: Record<string, string> = {
  deal: 'Deal',
  size: 'Size of a part',
  rir: 'Registry',
  country: 'Country in the registration',
  rpki: 'RPKI, of routes as they are announced',
  transferable: 'Transferable now',
  routed: 'Announced',
}

const words: Record<string, Readonly<Record<string, string>>> = {
  deal: { sale: 'Sale', lease: 'Lease', rent: 'Rent, month to month' },
  rpki: {
    valid: 'Every route Valid',
    invalid: 'A route Invalid',
    'not-found': 'A route without ROA',
    unrouted: 'No route',
    as0: 'Only AS0 covers it',
    unknown: 'Not known',
  },
  transferable: { yes: 'Yes', no: 'Not now', unknown: 'Not known' },
  routed: { yes: 'Yes', no: 'No', unknown: 'Not known' },
}

/** What a list answered about a block. Never "clean": a list that has nothing says only that. */
const answersOfList: Record<Answer, string> = {
  found: 'A listing found',
  'nothing-found': 'No listing found',
  failed: 'Source failed',
  'not-checked': 'Not checked',
}

const isAnswer = (text: string): text is Answer => Object.hasOwn(answersOfList, text)

/** `rir` -> `Registry`; of a list its own title, where the caller knows one. */
export const titleOfGroup = (group: string, listTitles: ReadonlyMap<string, string>): string => {
  const list = listOfFilter(group)
  return list ? (listTitles.get(list) ?? list) : (groupTitles[group] ?? group)
}

/** `size`, `24` -> `/24` */
export function wordOfValue(group: string, value: string): string {
  if (group === 'size') return `/${value}`
  if (group === 'rir') return registryTitle(value)
  if (listOfFilter(group) && isAnswer(value)) return answersOfList[value]
  return words[group]?.[value] ?? value
}

/**
 * What the catalogue can be narrowed by: groups of facets, each with the values it takes.
 *
 * A chosen value is a token of a catalogue row, `group:value`; of a blocklist's group, `list:<id>:<answer>`.
 */
import { answers } from '#lib/kernel/answer.ts'
import { quote } from '#lib/kernel/quote.ts'
import { rirs } from '#lib/registry/rir.ts'
import { dealTypes } from './deal-type.ts'

/** Any of the values of one group; of several groups all. */
export type Filter = { readonly group: string; readonly values: readonly string[] }

type Group = {
  name: string
  /** The known values in their order; null where the world decides which there are. */
  values: readonly string[] | null
  accepts(value: string): boolean
  /** What would have been right. */
  expected: string
}

const known = (name: string, values: readonly string[]): Group => ({
  ...{ name, values, accepts: (value) => values.includes(value) },
  expected: `one of ${values.join(', ')}`,
})

const lengths = Array.from({ length: 17 }, (_, index) => String(24 - index))
const yesNo = ['yes', 'no', 'unknown'] as const

/** By the names they have in an address, in the order pages show them. */
export const filterGroups: readonly Group[] = [
  known('deal', dealTypes),
  { ...known('size', lengths), expected: 'the length of a part, 8 to 24' },
  known('rir', rirs),
  {
    ...{ name: 'country', values: null, accepts: (value) => /^[A-Z]{2}$/.test(value) },
    expected: 'two capital letters such as NL',
  },
  known('rpki', ['valid', 'invalid', 'not-found', 'unrouted', 'as0', 'unknown']),
  known('transferable', yesNo),
  known('routed', yesNo),
]

/** In an address one parameter takes every list: `list=spamhaus-drop:nothing-found`. */
export const listParameter = 'list'
const listGroup = /^list:[a-z0-9][a-z0-9_.-]{0,63}$/

/** The list that a group asks about; null for any other group. */
export const listOfFilter = (group: string): string | null =>
  listGroup.test(group) ? group.slice(listParameter.length + 1) : null

/** The tokens of catalogue rows that satisfy the filter. */
export const tokensOf = ({ group, values }: Filter): string[] => values.map((value) => `${group}:${value}`)

/** `list:spamhaus-drop:found` -> the group `list:spamhaus-drop` and the value `found`. */
export function splitToken(token: string): { group: string; value: string } {
  const colon = token.lastIndexOf(':')
  return { group: token.slice(0, colon), value: token.slice(colon + 1) }
}

const placeOf = (values: readonly string[] | null, value: string): number => values?.indexOf(value) ?? 0

/** Each value once, in the group's own order, so that one choice has one address. */
export function orderValues(group: string, values: readonly string[]): string[] {
  const order = listOfFilter(group) ? answers : (filterGroups.find(({ name }) => name === group)?.values ?? null)
  return [...new Set(values)].sort((a, b) => placeOf(order, a) - placeOf(order, b) || (a < b ? -1 : 1))
}

export type ReadFilters = { readonly filters: readonly Filter[]; readonly problems: readonly string[] }

/** What the parameters choose; a value that is none is told and passed over. */
export function readFilters(params: URLSearchParams): ReadFilters {
  const groups = filterGroups.map((group) => readGroup(group, params.getAll(group.name)))
  const lists = readLists(params.getAll(listParameter))
  return {
    filters: [...groups.map(({ filter }) => filter), ...lists.filters].filter(({ values }) => values.length > 0),
    problems: [...groups.flatMap(({ problems }) => problems), ...lists.problems],
  }
}

function readGroup({ name, accepts, expected }: Group, given: readonly string[]) {
  const values = given.filter((value) => value !== '')
  const problems = values
    .filter((value) => !accepts(value))
    .map((value) => `${quote(value)} was ignored: ${name} is ${expected}.`)
  return { filter: { group: name, values: orderValues(name, values.filter(accepts)) }, problems }
}

function readLists(given: readonly string[]): ReadFilters {
  const chosen = given
    .filter((value) => value !== '')
    .map((text) => ({ text, ...splitToken(`${listParameter}:${text}`) }))
  const isGood = ({ group, value }: { group: string; value: string }) =>
    listOfFilter(group) !== null && answers.some((answer) => answer === value)
  const groups = [...new Set(chosen.filter(isGood).map(({ group }) => group))].sort()
  return {
    filters: groups.map((group) => {
      const values = chosen.filter((one) => one.group === group && isGood(one)).map(({ value }) => value)
      return { group, values: orderValues(group, values) }
    }),
    problems: chosen
      .filter((one) => !isGood(one))
      .map(
        ({ text }) => `${quote(text)} was ignored: list is a list and an answer, such as spamhaus-drop:nothing-found.`,
      ),
  }
}

/** The filters as parameters of an address, in canonical order. */
export const writeFilters = (filters: readonly Filter[]): [string, string][] =>
  filters.flatMap(({ group, values }) => {
    const list = listOfFilter(group)
    return values.map((value): [string, string] => (list ? [listParameter, `${list}:${value}`] : [group, value]))
  })

/** Every group of facets with its values, how many blocks each would leave, and what is chosen. */
import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { answers } from '#lib/kernel/answer.ts'
import type { FacetCounts } from '#lib/listings/facet-counts.ts'
import { titleOfGroup, wordOfValue } from '#lib/listings/filter-words.ts'
import { filterGroups, listOfFilter, listParameter, orderValues } from '#lib/listings/search-filter.ts'
import type { SearchQuery } from '#lib/listings/search-query.ts'

type FacetGroupsProps = { query: SearchQuery; counts: FacetCounts; listTitles: ReadonlyMap<string, string> }

export function FacetGroups({ query, counts, listTitles }: FacetGroupsProps) {
  const lists = [...counts.groups.keys()].filter((group) => listOfFilter(group) !== null)
  const chosenLists = query.filters.map(({ group }) => group).filter((group) => listOfFilter(group) !== null)
  const isAsked = (list: string) =>
    [...(counts.groups.get(list)?.keys() ?? [])].some((value) => value !== 'not-checked')
  // The lists that somebody asked stand first.
  const ordered = [...new Set([...lists, ...chosenLists])].sort(
    (a, b) => Number(isAsked(b)) - Number(isAsked(a)) || a.localeCompare(b),
  )
  const groups = [...filterGroups.map(({ name }) => name), ...ordered]
  return groups.map((group) => {
    const chosen = query.filters.find((filter) => filter.group === group)?.values ?? []
    const counted = counts.groups.get(group) ?? new Map<string, number>()
    const values = orderValues(group, [...counted.keys(), ...chosen])
    if (values.length === 0) return null
    return (
      <fieldset key={group} className="border-t border-rule pt-2">
        <legend className="float-left pb-1 font-strong wrap-anywhere">{titleOfGroup(group, listTitles)}</legend>
        <ul className="clear-both max-h-72 overflow-y-auto">
          {values.map((value) => (
            <li key={value}>
              <Choice {...{ group, value }} isChosen={chosen.includes(value)} count={counted.get(value) ?? 0} />
            </li>
          ))}
        </ul>
      </fieldset>
    )
  })
}

type ChoiceProps = { group: string; value: string; isChosen: boolean; count: number }

function Choice({ group, value, isChosen, count }: ChoiceProps) {
  const list = listOfFilter(group)
  const answer = list ? answers.find((one) => one === value) : undefined
  return (
    <label className="flex min-h-6.5 items-center gap-2 text-table">
      <input
        type="checkbox"
        name={list ? listParameter : group}
        value={list ? `${list}:${value}` : value}
        defaultChecked={isChosen}
        className="accent-accent"
      />
      {answer && <AnswerShape answer={answer} />}
      <span className="flex-1">{wordOfValue(group, value)}</span>
      <span className="data text-ink3">{formatCount(count)}</span>
    </label>
  )
}

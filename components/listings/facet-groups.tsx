/** Every group of facets with its values, how many blocks each would leave, and what is chosen; lists that nobody asked last. */
import type { ReactNode } from 'react'
import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { answers } from '#lib/kernel/answer.ts'
import type { FacetCounts } from '#lib/listings/facet-counts.ts'
import { titleOfGroup, wordOfValue } from '#lib/listings/filter-words.ts'
import { filterGroups, listOfFilter, listParameter, orderValues } from '#lib/listings/search-filter.ts'
import type { SearchQuery } from '#lib/listings/search-query.ts'

type FacetGroupsProps = { query: SearchQuery; counts: FacetCounts; listTitles: ReadonlyMap<string, string> }

export function FacetGroups({ query, counts, listTitles }: FacetGroupsProps) {
  const chosenOf = (group: string) => query.filters.find((filter) => filter.group === group)?.values ?? []
  const countsOf = (group: string) => counts.groups.get(group) ?? new Map<string, number>()
  const lists = [...counts.groups.keys(), ...query.filters.map(({ group }) => group)].filter(
    (group) => listOfFilter(group) !== null,
  )
  const isTold = (list: string) =>
    chosenOf(list).length > 0 || [...countsOf(list).keys()].some((value) => value !== 'not-checked')
  const byName = [...new Set(lists)].sort()
  const groups = [...filterGroups.map(({ name }) => name), ...byName.filter(isTold)]
  const unasked = byName.filter((list) => !isTold(list))
  return (
    <>
      {groups.map((group) => {
        const values = orderValues(group, [...countsOf(group).keys(), ...chosenOf(group)])
        if (values.length === 0) return null
        return (
          <Group key={group} title={titleOfGroup(group, listTitles)}>
            {values.map((value) => (
              <Choice
                key={value}
                {...{ group, value, word: wordOfValue(group, value) }}
                isChosen={chosenOf(group).includes(value)}
                count={countsOf(group).get(value) ?? 0}
              />
            ))}
          </Group>
        )
      })}
      {unasked.length > 0 && (
        <Disclosure className="border-t border-rule pt-1" summary={`${quantity(unasked.length, 'list')} not checked`}>
          <Group title="Not checked on">
            {unasked.map((group) => (
              <Choice
                key={group}
                {...{ group, value: 'not-checked', word: titleOfGroup(group, listTitles) }}
                isChosen={false}
                count={countsOf(group).get('not-checked') ?? 0}
              />
            ))}
          </Group>
        </Disclosure>
      )}
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="border-t border-rule pt-2">
      <legend className="float-left pb-1 font-strong wrap-anywhere">{title}</legend>
      <ul className="clear-both max-h-72 overflow-y-auto">{children}</ul>
    </fieldset>
  )
}

type ChoiceProps = { group: string; value: string; word: string; isChosen: boolean; count: number }

function Choice({ group, value, word, isChosen, count }: ChoiceProps) {
  const list = listOfFilter(group)
  const answer = list ? answers.find((one) => one === value) : undefined
  return (
    <li>
      <label className="flex min-h-6.5 items-center gap-2 text-table">
        <input
          type="checkbox"
          name={list ? listParameter : group}
          value={list ? `${list}:${value}` : value}
          defaultChecked={isChosen}
          className="accent-accent"
        />
        {answer && <AnswerShape answer={answer} />}
        <span className="flex-1 wrap-anywhere">{word}</span>
        <span className="data text-ink3">{formatCount(count)}</span>
      </label>
    </li>
  )
}

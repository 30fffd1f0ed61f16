/** Every group of facets with its values, how many blocks each would leave, and what is chosen; DNS lists folded, those nobody asked last. */
import type { ReactNode } from 'react'
import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { answers } from '#lib/kernel/answer.ts'
import type { FacetCounts } from '#lib/listings/facet-counts.ts'
import { titleOfGroup, wordOfValue } from '#lib/listings/filter-words.ts'
import { filterGroups, listOfFilter, listParameter, orderValues } from '#lib/listings/search-filter.ts'
import type { SearchQuery } from '#lib/listings/search-query.ts'

/** `dnsLists`: ids of the lists that are asked by DNS, which are many. */
type FacetGroupsProps = {
  query: SearchQuery
  counts: FacetCounts
  listTitles: ReadonlyMap<string, string>
  dnsLists: ReadonlySet<string>
}

export function FacetGroups({ query, counts, listTitles, dnsLists }: FacetGroupsProps) {
  const { shown, folded, unasked } = placeLists(query, counts, dnsLists)
  const group = (name: string) => (
    <Choices
      key={name}
      {...{ group: name, title: titleOfGroup(name, listTitles) }}
      chosen={chosenOf(query, name)}
      counts={countsOf(counts, name)}
    />
  )
  return (
    <>
      {[...filterGroups.map(({ name }) => name), ...shown].map(group)}
      {folded.length > 0 && (
        <Disclosure className="border-t border-rule pt-1" summary={quantity(folded.length, 'DNS blocklist')}>
          <div className="grid gap-4">{folded.map(group)}</div>
        </Disclosure>
      )}
      {unasked.length > 0 && (
        <Disclosure className="border-t border-rule pt-1" summary={`${quantity(unasked.length, 'list')} not checked`}>
          <Group title="Not checked on">
            {unasked.map((list) => (
              <Choice
                key={list}
                {...{ group: list, value: 'not-checked', word: titleOfGroup(list, listTitles) }}
                isChosen={false}
                count={countsOf(counts, list).get('not-checked') ?? 0}
              />
            ))}
          </Group>
        </Disclosure>
      )}
    </>
  )
}

const chosenOf = ({ filters }: SearchQuery, group: string): readonly string[] =>
  filters.find((filter) => filter.group === group)?.values ?? []

const countsOf = ({ groups }: FacetCounts, group: string): ReadonlyMap<string, number> => groups.get(group) ?? new Map()

/** Lists that are chosen from, or are files, stand open; the many that are asked by DNS are folded. */
function placeLists(query: SearchQuery, counts: FacetCounts, dnsLists: ReadonlySet<string>) {
  const named = [...counts.groups.keys(), ...query.filters.map(({ group }) => group)]
  const lists = [...new Set(named.filter((group) => listOfFilter(group) !== null))].sort()
  const isChosen = (list: string) => chosenOf(query, list).length > 0
  const isAsked = (list: string) =>
    isChosen(list) || [...countsOf(counts, list).keys()].some((value) => value !== 'not-checked')
  const isFolded = (list: string) => !isChosen(list) && dnsLists.has(listOfFilter(list) ?? '')
  const asked = lists.filter(isAsked)
  return {
    shown: asked.filter((list) => !isFolded(list)),
    folded: asked.filter(isFolded),
    unasked: lists.filter((list) => !isAsked(list)),
  }
}

type ChoicesProps = {
  group: string
  title: string
  chosen: readonly string[]
  counts: ReadonlyMap<string, number>
}

function Choices({ group, title, chosen, counts }: ChoicesProps) {
  const values = orderValues(group, [...counts.keys(), ...chosen])
  if (values.length === 0) return null
  return (
    <Group title={title}>
      {values.map((value) => (
        <Choice
          key={value}
          {...{ group, value, word: wordOfValue(group, value) }}
          isChosen={chosen.includes(value)}
          count={counts.get(value) ?? 0}
        />
      ))}
    </Group>
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

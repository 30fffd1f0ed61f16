/** Above the blocks found: how many, what narrows them, how they are sorted and shown. */

import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import type { Constraint } from '#lib/listings/search-constraints.ts'
import { sorts } from '#lib/listings/search-cursor.ts'
import {
  changeQuery,
  type QueryProblem,
  type SearchQuery,
  views,
  writeSearchQuery,
} from '#lib/listings/search-query.ts'
import { blocksPath, blocksSearchPath } from '#lib/paths.ts'

type SearchHeadingProps = {
  query: SearchQuery
  total: number
  constraints: readonly Constraint[]
  problems: readonly QueryProblem[]
}

const sortWords = { newest: 'Newest', price: 'Lowest price', size: 'Largest', address: 'Address' } as const
const viewWords = { table: 'Table', cards: 'Cards', map: 'Map' } as const

export function SearchHeading({ query, total, constraints, problems }: SearchHeadingProps) {
  return (
    <div className="grid gap-2.5 pt-6 pb-4">
      <h1 className="text-verdict font-strong">
        {quantity(total, 'block')}{' '}
        <span className="font-normal text-ink3">on offer{constraints.length > 0 && ' that match'}</span>
      </h1>
      {problems.length > 0 && (
        <ul role="status" className="grid gap-1 border-l-2 border-amber pl-3">
          {problems.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {constraints.length > 0 && (
        <ul className="flex flex-wrap gap-2" aria-label="Chosen">
          {constraints.map(({ name, words, without }) => (
            <li key={name}>
              <Link
                href={blocksSearchPath(writeSearchQuery(without))}
                aria-label={`Leave out: ${words}`}
                className="inline-flex min-h-6 items-center gap-2 rounded-control border border-accent px-2 text-label text-accent no-underline"
              >
                {words} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          <li>
            <Link href={blocksPath} className="inline-flex min-h-6 items-center px-1 text-label">
              Clear
            </Link>
          </li>
        </ul>
      )}
      <div className="flex flex-wrap justify-between gap-x-7 gap-y-1 text-table">
        <Choices label="Sort">
          {sorts.map((sort) => (
            <ChoiceLink key={sort} to={changeQuery(query, { sort })} isChosen={sort === query.sort}>
              {sortWords[sort]}
            </ChoiceLink>
          ))}
        </Choices>
        <Choices label="Show as">
          {views.map((view) => (
            <ChoiceLink key={view} to={{ ...query, view }} isChosen={view === query.view}>
              {viewWords[view]}
            </ChoiceLink>
          ))}
        </Choices>
      </div>
    </div>
  )
}

const Choices = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label} className="flex flex-wrap items-center gap-x-4">
    <span className="text-ink3">{label}</span>
    {children}
  </nav>
)

function ChoiceLink({ to, isChosen, children }: { to: SearchQuery; isChosen: boolean; children: ReactNode }) {
  return (
    <Link
      href={blocksSearchPath(writeSearchQuery(to))}
      aria-current={isChosen ? 'true' : undefined}
      className="inline-flex min-h-6 items-center border-b-2 border-transparent no-underline aria-[current]:border-accent aria-[current]:font-strong"
    >
      {children}
    </Link>
  )
}

type PageLinksProps = {
  query: SearchQuery
  shown: number
  total: number
  next: SearchQuery | null
  previous: SearchQuery | null
}

/** Where one goes from this page of results. */
export function PageLinks({ query, shown, total, next, previous }: PageLinksProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-4 py-4 text-table">
      <span className="text-ink3">
        {formatCount(shown)} of {quantity(total, 'block')} on this page
      </span>
      <span className="flex flex-wrap gap-5">
        {query.page && <PageLink to={changeQuery(query, {})}>First page</PageLink>}
        {previous && <PageLink to={previous}>Previous</PageLink>}
        {next && <PageLink to={next}>Next</PageLink>}
      </span>
    </nav>
  )
}

const PageLink = ({ to, children }: { to: SearchQuery; children: ReactNode }) => (
  <Link href={blocksSearchPath(writeSearchQuery(to))} className="inline-flex min-h-6 items-center">
    {children}
  </Link>
)

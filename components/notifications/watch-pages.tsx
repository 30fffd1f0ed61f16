import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Watch } from '#lib/notifications/watch.ts'
import type { Page } from '#lib/notifications/watch-page.ts'
import { type alertsPath, watchPagePath, watchPath } from '#lib/paths.ts'

/** Where one goes from this page of watches; nothing where there is one page alone. */
export function WatchPages({ page, total }: { page: Page<Watch>; total: number }) {
  const shown = `${page.rows.length.toLocaleString('en')} of ${total.toLocaleString('en')} on this page`
  const to = (direction: 'after' | 'before', { block }: Watch) => watchPagePath(direction, formatPrefix(block))
  return <PageLinks {...{ page, shown, first: watchPath, to }} />
}

type Address = typeof watchPath | ReturnType<typeof watchPagePath> | ReturnType<typeof alertsPath>

type PageLinksProps<T> = {
  page: Page<T>
  shown: string
  /** Of the first page. */
  first: Address
  /** Of the page behind or before a row. */
  to(direction: 'after' | 'before', row: T): Address
}

/** Nothing where there is one page alone; behind a cursor always the way to the first, also where no row is left to go on from. */
export function PageLinks<T>({ page, shown, first, to }: PageLinksProps<T>) {
  const [top, last] = [page.rows[0], page.rows.at(-1)]
  if (page.isFirst && !page.hasNext) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-4 text-table">
      <span className="text-ink3">{shown}</span>
      <span className="flex flex-wrap gap-5">
        {!page.isFirst && <PageLink to={first}>First page</PageLink>}
        {page.hasPrevious && top !== undefined && <PageLink to={to('before', top)}>Previous</PageLink>}
        {page.hasNext && last !== undefined && <PageLink to={to('after', last)}>Next</PageLink>}
      </span>
    </nav>
  )
}

const PageLink = ({ to, children }: { to: Address; children: ReactNode }) => (
  <Link href={to} className="inline-flex min-h-6 items-center">
    {children}
  </Link>
)

import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Watch } from '#lib/notifications/watch.ts'
import type { Page } from '#lib/notifications/watch-page.ts'
import { watchPagePath, watchPath } from '#lib/paths.ts'

/** Where one goes from this page of watches; nothing where there is one page alone. */
export function WatchPages({ page, total }: { page: Page<Watch>; total: number }) {
  const [first, last] = [page.rows[0], page.rows.at(-1)]
  if (!(page.hasNext || page.hasPrevious)) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-4 text-table">
      <span className="text-ink3">
        {page.rows.length.toLocaleString('en')} of {total.toLocaleString('en')} on this page
      </span>
      <span className="flex flex-wrap gap-5">
        {page.hasPrevious && <PageLink to={watchPath}>First page</PageLink>}
        {page.hasPrevious && first && (
          <PageLink to={watchPagePath('before', formatPrefix(first.block))}>Previous</PageLink>
        )}
        {page.hasNext && last && <PageLink to={watchPagePath('after', formatPrefix(last.block))}>Next</PageLink>}
      </span>
    </nav>
  )
}

type WatchAddress = typeof watchPath | ReturnType<typeof watchPagePath>

const PageLink = ({ to, children }: { to: WatchAddress; children: ReactNode }) => (
  <Link href={to} className="inline-flex min-h-6 items-center">
    {children}
  </Link>
)

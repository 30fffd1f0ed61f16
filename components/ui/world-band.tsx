import type { ReactNode } from 'react'

type WorldBandProps = {
  /** What the world's row says of itself. */
  banner: string
  /** At the right end: the world's clock. */
  children?: ReactNode
}

/** The band under the header of every page that shows a world which says something of itself. */
export function WorldBand({ banner, children }: WorldBandProps) {
  return (
    <aside aria-label="World" className="border-b border-rule bg-wash text-table">
      <div className="wrap flex min-h-8 flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5">
        <i aria-hidden="true" className="tape h-2.5 w-11 flex-none" />
        <p className="font-bold text-accent">{banner}</p>
        {children && <div className="text-ink2 md:ml-auto">{children}</div>}
      </div>
    </aside>
  )
}

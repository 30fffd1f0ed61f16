import type { ReactNode } from 'react'
import { Tape } from './tape.tsx'

type WorldBandProps = {
  title: string
  /** What the world's row says of itself. */
  banner: string
  /** At the right end: the world's clock. */
  children?: ReactNode
}

/** The band under the header of every page that shows a world: its word, its colour, what it says of itself. */
export function WorldBand({ title, banner, children }: WorldBandProps) {
  return (
    <aside aria-label={title} className="border-b border-rule bg-wash text-table">
      <div className="wrap flex min-h-8 flex-wrap items-center gap-x-4 gap-y-0.5 py-1.5">
        <p className="flex items-center gap-2 font-bold text-accent">
          <Tape />
          {title}
        </p>
        <p className="text-ink2">{banner}</p>
        {children && <div className="text-ink2 md:ml-auto">{children}</div>}
      </div>
    </aside>
  )
}

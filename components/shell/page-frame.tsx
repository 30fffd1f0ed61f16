import type { ReactNode } from 'react'
import { WorldBand } from '#components/ui/world-band.tsx'
import type { WorldRow } from '#lib/diligence/world.ts'

type PageFrameProps = {
  /** The world whose facts this page shows; without one the page is neutral. */
  world?: WorldRow
  /** At the right end of the world's band. */
  bandNote?: ReactNode
  children: ReactNode
}

/** What stands between header and footer: the world's word and colour, and the page's content. */
export function PageFrame({ world, bandNote, children }: PageFrameProps) {
  return (
    <div data-accent={world?.accent}>
      {world && (
        <WorldBand title={world.title} banner={world.banner}>
          {bandNote}
        </WorldBand>
      )}
      <main id="main" tabIndex={-1} className="focus:outline-none">
        {children}
      </main>
    </div>
  )
}

/** A page about one block beside its dossier: the world's band, the prefix as title, and the tabs to its other pages. */
import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import type { WorldRow } from '#lib/diligence/world.ts'
import { type BlockTab, BlockTabs } from './block-tabs.tsx'

/** `at`: the moment the page speaks of, as ISO instant. */
type BlockPageProps = { world: WorldRow; prefix: string; at: string; here: BlockTab; children: ReactNode }

export function BlockPage({ world, prefix, at, here, children }: BlockPageProps) {
  return (
    <PageFrame
      world={world}
      bandNote={
        <>
          World clock <Instant at={at} />
        </>
      }
    >
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-6 pt-5 pb-13">
        <PrefixTitle prefix={prefix} size="compact" />
        <BlockTabs prefix={prefix} here={here} />
        {children}
      </div>
    </PageFrame>
  )
}

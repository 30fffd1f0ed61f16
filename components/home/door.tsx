import { type ReactNode, useId } from 'react'
import type { WorldRow } from '#lib/diligence/world.ts'

type DoorProps = {
  /** The colour of the world behind it. */
  accent: WorldRow['accent']
  title: ReactNode
  lead: ReactNode
  children: ReactNode
}

export function Door({ accent, title, lead, children }: DoorProps) {
  const heading = useId()
  return (
    <section data-accent={accent} aria-labelledby={heading} className="border-t-3 border-accent pt-3.5">
      <h2 id={heading} className="flex items-center gap-2.5 text-verdict font-bold text-accent">
        {title}
      </h2>
      <p className="max-w-prose pt-1 pb-4 text-section font-normal tracking-normal text-ink2">{lead}</p>
      {children}
    </section>
  )
}

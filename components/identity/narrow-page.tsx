import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'

type NarrowPageProps = { title: string; lead?: ReactNode; children: ReactNode }

/** A page that is one task. */
export function NarrowPage({ title, lead, children }: NarrowPageProps) {
  return (
    <PageFrame>
      <div className="wrap pt-8 pb-13">
        <div className="grid max-w-prose gap-6">
          <div className="grid gap-2">
            <h1 className="text-compact">{title}</h1>
            {lead && <p className="text-ink2">{lead}</p>}
          </div>
          {children}
        </div>
      </div>
    </PageFrame>
  )
}

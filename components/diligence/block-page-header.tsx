/** The head of a page below a block's dossier: which block, what about it, and the way back. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { dossierPath } from '#lib/paths.ts'

type BlockPageHeaderProps = { prefix: string; title: string; children: ReactNode }

export function BlockPageHeader({ prefix, title, children }: BlockPageHeaderProps) {
  return (
    <header className="grid gap-2 pt-8">
      <p className="text-label">
        <Link href={dossierPath(prefix)}>All statements on this block</Link>
      </p>
      <PrefixTitle prefix={prefix} size="compact" />
      <p className="text-section">{title}</p>
      <div className="grid max-w-prose gap-2 text-ink2">{children}</div>
    </header>
  )
}

import type { ReactNode } from 'react'
import { Chevron } from './chevron.tsx'
import { classNames } from './class-names.ts'

type DisclosureProps = {
  summary: ReactNode
  children: ReactNode
  /** For links that point at it: `#id` opens nothing by itself, but scrolls here. */
  id?: string
  className?: string
  /** Replaces the row layout of the summary, for example by a grid; the chevron stays its last child. */
  summaryClassName?: string
}

/** Opens in place, at once, without script: the platform's own details and summary. */
export function Disclosure({ summary, children, id, className, summaryClassName }: DisclosureProps) {
  return (
    <details id={id} className={classNames('group/disclosure', className)}>
      <summary
        className={classNames(
          'cursor-pointer list-none hover:bg-well group-open/disclosure:hover:bg-transparent',
          summaryClassName ?? 'flex items-center gap-2 py-1.5',
        )}
      >
        {summary}
        <Chevron className="group-open/disclosure:rotate-180" />
      </summary>
      {children}
    </details>
  )
}

import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type DisclosureProps = {
  summary: ReactNode
  children: ReactNode
  /** For links that point at it: `#id` opens nothing by itself, but scrolls here. */
  id?: string
  open?: boolean
  className?: string
  /** Replaces the row layout of the summary, for example by a grid; the chevron stays its last child. */
  summaryClassName?: string
}

/** Opens in place, at once, without script: the platform's own details and summary. */
export function Disclosure({ summary, children, id, open, className, summaryClassName }: DisclosureProps) {
  return (
    <details id={id} open={open} className={classNames('group/disclosure', className)}>
      <summary
        className={classNames(
          'cursor-pointer list-none hover:bg-well group-open/disclosure:hover:bg-transparent',
          summaryClassName ?? 'flex items-center gap-2 py-1.5',
        )}
      >
        {summary}
        <Chevron />
      </summary>
      {children}
    </details>
  )
}

function Chevron() {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      className="size-3 flex-none self-center text-ink3 group-open/disclosure:rotate-180"
    >
      <path d="m2 4 4 4 4-4" />
    </svg>
  )
}

/** What a statement means for a deal. Never square: a square is an answer, which says how we know. */
import type { SVGProps } from 'react'
import { classNames } from './class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export type Severity = 'blocker' | 'warning' | 'notice' | 'good'

export const severityWords: Record<Severity, string> = {
  blocker: 'Blocker',
  warning: 'Warning',
  notice: 'Notice',
  good: 'Good',
}

const colours: Record<Severity, string> = {
  blocker: 'text-red',
  warning: 'text-amber',
  notice: 'text-ink2',
  good: 'text-green',
}

/** Plain attributes: elements kept here would be one object on many places of a page, which React has to look up in each. */
const shapes: Record<Severity, readonly SVGProps<SVGPathElement>[]> = {
  blocker: [
    { d: 'M7 0a7 7 0 0 1 0 14A7 7 0 0 1 7 0z', fill: 'currentColor', stroke: 'none' },
    { d: 'M3 7h8', className: 'stroke-page', strokeWidth: '2.4' },
  ],
  warning: [
    { d: 'M7 .6 14 13.2H0z', fill: 'currentColor', stroke: 'none' },
    { d: 'M7 5v4m0 1.2v1.6', className: 'stroke-page', strokeWidth: '1.6' },
  ],
  notice: [{ d: 'M7 1.5 12.5 7 7 12.5 1.5 7z', strokeWidth: '1.5' }],
  good: [{ d: 'm1.5 7.5 3.8 4L12.5 3', strokeWidth: '2.2' }],
}

type SeverityMarkProps = {
  severity: Severity
  /** What stands beside the mark; without it the severity's own word is there for listeners only. */
  word?: string
}

export function SeverityMark({ severity, word }: SeverityMarkProps) {
  return (
    <span className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap', colours[severity])}>
      <svg viewBox="0 0 14 14" fill="none" stroke="currentColor" aria-hidden="true" className="size-3.5 flex-none">
        {shapes[severity].map((shape) => (
          <path key={shape.d} {...shape} />
        ))}
      </svg>
      {word ?? <VisuallyHidden>{severityWords[severity]}</VisuallyHidden>}
    </span>
  )
}

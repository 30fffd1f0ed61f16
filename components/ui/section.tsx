import { Activity, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

type SectionProps = {
  title: string
  /** Beside the title: the basis of what follows. */
  note?: ReactNode
  /** At the right end of the title's line. */
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

/**
 * A part of a page: a rule in ink and a heading. There are no cards.
 *
 * As an activity it comes alive by itself: React makes a long page interactive part by part, what is clicked first,
 * and no phone stands still for all of it.
 */
export function Section({ title, note, aside, id, className, children }: SectionProps) {
  const heading = useId()
  return (
    <Activity>
      <section id={id} aria-labelledby={heading} className={classNames('border-t-[1.5px] border-ink pt-2', className)}>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-3">
          <div className="flex flex-wrap items-baseline gap-x-2.5">
            <h2 id={heading} className="text-section">
              {title}
            </h2>
            {note && <p className="text-ink3">{note}</p>}
          </div>
          {aside}
        </div>
        {children}
      </section>
    </Activity>
  )
}

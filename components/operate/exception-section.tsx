import type { ReactNode } from 'react'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'

type ExceptionSectionProps = {
  title: string
  count: number
  /** Said where there is none. */
  none: string
  severity?: 'blocker' | 'warning'
  children: ReactNode
}

/** One kind of thing that needs a person; where there is none, that is said and takes one line. */
export function ExceptionSection({ title, count, none, severity = 'warning', children }: ExceptionSectionProps) {
  return (
    <Section
      title={title}
      note={
        count === 0 ? (
          <SeverityMark severity="good" word={none} />
        ) : (
          <SeverityMark severity={severity} word={String(count)} />
        )
      }
    >
      {count > 0 && children}
    </Section>
  )
}

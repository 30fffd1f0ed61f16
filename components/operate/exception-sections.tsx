import type { ReactNode } from 'react'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'

/** One kind of thing that needs a person. */
export type ExceptionKind = {
  title: string
  count: number
  severity: 'blocker' | 'warning' | 'notice'
  /** The things themselves. */
  list: ReactNode
}

/** Each kind of which there is one, in the given order; then, in a line each, those of which there is none. */
export function ExceptionSections({ kinds }: { kinds: readonly ExceptionKind[] }) {
  const inOrder = kinds.filter(({ count }) => count === 0)
  return (
    <>
      {kinds
        .filter(({ count }) => count > 0)
        .map(({ title, count, severity, list }) => (
          <Section key={title} title={title} note={<SeverityMark severity={severity} word={String(count)} />}>
            {list}
          </Section>
        ))}
      {inOrder.length > 0 && (
        <Section title="In order" note="none of these">
          <ul className="grid gap-x-8 gap-y-1.5 md:grid-cols-2 xl:grid-cols-4">
            {inOrder.map(({ title }) => (
              <li key={title}>
                <SeverityMark severity="good" /> {title}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Statement } from '#lib/diligence/statements/statement.ts'

/** The statements as links: a rail beside the page, or a bar that stays on top where there is no room for one. */
export function JumpNav({ statements }: { statements: readonly Statement[] }) {
  return (
    <nav
      aria-label="Statements"
      className="sticky top-0 z-10 min-w-0 self-start bg-page text-table max-xl:-mx-4 max-xl:border-b max-xl:border-rule md:max-xl:-mx-6 xl:py-7.5"
    >
      <ul className="relative flex max-xl:overflow-x-auto max-xl:px-4 md:max-xl:px-6 xl:flex-col">
        <li>
          <JumpLink href="#map">
            <span className="w-3.5 max-xl:hidden" />
            Map
          </JumpLink>
        </li>
        {statements.map(({ topic, title, severity }) => (
          <li key={topic}>
            <JumpLink href={`#${topic}`}>
              <SeverityMark severity={severity} />
              {title}
            </JumpLink>
          </li>
        ))}
        <li>
          <JumpLink href="#timeline">
            <span className="w-3.5 max-xl:hidden" />
            Changes
          </JumpLink>
        </li>
        <li>
          <JumpLink href="#unknown">
            <AnswerShape answer="not-checked" className="mx-px" />
            Not known
          </JumpLink>
        </li>
        <li>
          <JumpLink href="#sources">
            <span className="w-3.5 max-xl:hidden" />
            Sources
          </JumpLink>
        </li>
      </ul>
    </nav>
  )
}

function JumpLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="flex items-center gap-2 px-2.5 py-2 whitespace-nowrap text-ink2 no-underline hover:text-ink xl:py-1"
    >
      {children}
    </a>
  )
}

import type { ReactNode } from 'react'
import { AnswerMark, answerWords } from '#components/ui/answer-mark.tsx'
import { Chevron } from '#components/ui/chevron.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { AnswerCount, Statement } from '#lib/diligence/statements/statement.ts'
import { formatCount } from '#lib/diligence/statements/wording.ts'
import { BasisLine } from './basis-line.tsx'
import { DataText } from './data-text.tsx'
import type { PageAddress } from './page-address.ts'

/** `href` opens it, or closes it again; `children` are its records, where it stands open. */
type StatementRowProps = { statement: Statement<string>; href: PageAddress['path']; children: ReactNode }

/** Severity stands left, what it means; the answers right, how we know. The whole row is the link of its title. */
export function StatementRow({ statement, href, children }: StatementRowProps) {
  const { topic, title, severity, answers, text, asked, basis } = statement
  const isOpen = Boolean(children)
  return (
    <div
      id={topic}
      className={classNames('scroll-mt-12 border-b', isOpen ? '-mx-4 border-transparent bg-well px-4' : 'border-rule')}
    >
      <div className={rowGrid}>
        <span className="pt-0.5">
          <SeverityMark severity={severity} />
        </span>
        <h3 className="font-strong">
          <Link
            href={href}
            keepsPlace
            aria-expanded={isOpen}
            className="text-ink no-underline after:absolute after:inset-0 after:content-['']"
          >
            {title}
          </Link>
        </h3>
        <span className="max-md:col-[2/-1] max-md:row-start-2">
          <DataText>{text}</DataText>
          {asked && <span className="block text-label text-ink3">Asked: {asked}</span>}
        </span>
        <span className="grid content-start text-label max-md:col-start-3 max-md:row-start-1">
          {answers.map((answer) => (
            <AnswerMark key={answer.answer} answer={answer.answer} {...wordOf(answer)} />
          ))}
        </span>
        <BasisLine basis={basis} />
        <Chevron isUp={isOpen} />
      </div>
      {children}
    </div>
  )
}

const rowGrid =
  'relative grid gap-x-3.5 gap-y-0.5 py-2.5 items-start hover:bg-well grid-cols-[1rem_minmax(0,1fr)_auto_0.75rem] ' +
  'md:grid-cols-[1rem_6.5rem_minmax(0,1fr)_8rem_8.5rem_0.75rem] ' +
  'max-md:[&>svg:last-child]:col-start-4 max-md:[&>svg:last-child]:row-start-1 [&>svg:last-child]:self-start [&>svg:last-child]:mt-1'

/** The words of the mark itself, of several answers each with its count. */
const wordOf = ({ answer, count }: AnswerCount) =>
  count === null ? {} : { word: `${answerWords[answer]}: ${formatCount(count)}` }

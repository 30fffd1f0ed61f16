/** Has an AS's registry asked who holds it, and RIPEstat which networks stand beside it: forms, so that nothing is asked by looking. */
import type { ReactNode } from 'react'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { answerAskedAgainAt } from '#lib/diligence/ask-again.ts'
import type { AskedOutside } from '#lib/diligence/asn/statements/state-asn.ts'
import type { OutsideAnswer } from '#lib/diligence/outside.ts'
import { failureWords } from '#lib/diligence/outside-failure.ts'
import { tellTrail } from '#lib/diligence/tell-trail.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { askAboutAsnPath } from '#lib/paths.ts'

export function AskAboutAsn({ asn, asked: { holder, neighbours } }: { asn: string; asked: AskedOutside }) {
  const mayAskHolder = holder.canAsk && holder.unasked === null
  if (!(mayAskHolder || neighbours.canAsk)) return null
  return (
    <Section id="live" title="Ask outside, now" className="scroll-mt-12">
      <div className="grid gap-5">
        {mayAskHolder && (
          <Question
            {...{ asn, of: 'holder', who: 'Its registry', answer: holder.answer }}
            label="Ask its registry who holds it"
            answerOf={({ autnum }) => (autnum.registrant === null ? 'nothing-found' : 'found')}
            tell={({ trail }, at) => (trail.directory === null ? '' : tellTrail(trail, at).join(' '))}
          >
            The AS number is sent to its registry, by RDAP. The answer is kept for five minutes, stands under Holder,
            and is shown to whoever looks at this AS: an organisation’s name and no contact.
          </Question>
        )}
        {neighbours.canAsk && (
          <Question
            {...{ asn, of: 'neighbours', who: 'RIPEstat', answer: neighbours.answer }}
            label="Ask RIPEstat for its neighbours"
            answerOf={({ left }) => (left.count > 0 ? 'found' : 'nothing-found')}
          >
            The AS number is sent to RIPEstat. The answer is kept for five minutes, stands under Upstreams seen, and is
            shown to whoever looks at this AS.
          </Question>
        )}
      </div>
    </Section>
  )
}

type QuestionProps<T> = {
  asn: string
  of: 'holder' | 'neighbours'
  who: string
  label: string
  answer: OutsideAnswer<T> | null
  answerOf: (value: T) => Answer
  /** How the answer was come by. */
  tell?: (value: T, at: string) => string
  /** What is sent, and what becomes of the answer. */
  children: ReactNode
}

function Question<T>({ asn, of, who, label, answer, answerOf, tell, children }: QuestionProps<T>) {
  const again = answerAskedAgainAt(answer)
  return (
    <div className="grid gap-3">
      {answer && (
        <p className="grid gap-1">
          <Told answer={answer} answerOf={answerOf} />
          {answer.state !== 'offline' && (
            <span className="text-label text-ink3">
              {who}, asked <Instant at={answer.at} />
              {answer.state === 'answered' && tell && ` ${tell(answer.value, answer.at)}`}
            </span>
          )}
        </p>
      )}
      <form method="post" action={askAboutAsnPath(asn)} className="grid justify-items-start gap-2">
        <input type="hidden" name="of" value={of} />
        <Button type="submit">{answer ? `${label}, again` : label}</Button>
        <p className="text-label text-ink3">
          {children}
          {again && (
            <>
              {' '}
              It is asked again from <Instant at={again} /> on; before, the same answer is shown.
            </>
          )}
        </p>
      </form>
    </div>
  )
}

function Told<T>({ answer, answerOf }: { answer: OutsideAnswer<T>; answerOf: (value: T) => Answer }) {
  if (answer.state === 'offline') return <AnswerMark answer="not-checked" word="Not checked: offline" />
  if (answer.state === 'answered') return <AnswerMark answer={answerOf(answer.value)} />
  return (
    <>
      <AnswerMark answer={answer.reason === 'not-found' ? 'nothing-found' : 'failed'} /> It{' '}
      {failureWords[answer.reason]}.
    </>
  )
}

/** Has RIPEstat asked which networks stand beside an AS: a form, so that nothing is asked by looking. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { answerAskedAgainAt } from '#lib/diligence/ask-again.ts'
import type { AskedNeighbours } from '#lib/diligence/asn/statements/upstreams.ts'
import { failureWords } from '#lib/diligence/outside-failure.ts'
import { askAboutAsnPath } from '#lib/paths.ts'

type AskNeighboursProps = { asn: string; answer: AskedNeighbours['answer'] }

export function AskNeighbours({ asn, answer }: AskNeighboursProps) {
  const again = answerAskedAgainAt(answer)
  return (
    <Section id="live" title="Ask outside, now" className="scroll-mt-12">
      <div className="grid gap-3">
        {answer && (
          <p className="grid gap-1">
            <Told answer={answer} />
            {answer.state !== 'offline' && (
              <span className="text-label text-ink3">
                RIPEstat, asked <Instant at={answer.at} />
              </span>
            )}
          </p>
        )}
        <form method="post" action={askAboutAsnPath(asn)} className="grid justify-items-start gap-2">
          <Button type="submit">{answer ? 'Ask again' : 'Ask RIPEstat for its neighbours'}</Button>
          <p className="text-label text-ink3">
            The AS number is sent to RIPEstat. The answer is kept for five minutes, stands under Upstreams seen, and is
            shown to whoever looks at this AS.
            {again && (
              <>
                {' '}
                It is asked again from <Instant at={again} /> on; before, the same answer is shown.
              </>
            )}
          </p>
        </form>
      </div>
    </Section>
  )
}

function Told({ answer }: { answer: NonNullable<AskedNeighbours['answer']> }) {
  if (answer.state === 'offline') return <AnswerMark answer="not-checked" word="Not checked: offline" />
  if (answer.state === 'unanswered') {
    return (
      <>
        <AnswerMark answer="failed" /> It {failureWords[answer.reason]}.
      </>
    )
  }
  return <AnswerMark answer={answer.value.left.count > 0 ? 'found' : 'nothing-found'} />
}

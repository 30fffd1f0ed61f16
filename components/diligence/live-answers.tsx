/** What the registry, RIPEstat and an IRRd server say right now, on request; or that they were not asked, or why they did not answer. */
import type { ReactNode } from 'react'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import { allAskedAgainAt } from '#lib/diligence/ask-again.ts'
import type {
  NetworkAnswer,
  OutsideAnswer,
  OutsideAnswers,
  RegisteredRoute,
  RoutingNow,
} from '#lib/diligence/outside.ts'
import { askAboutChange } from '#lib/diligence/recent-change.ts'
import { sayCollectors, sayStays } from '#lib/diligence/statements/outside-words.ts'
import { enumerate } from '#lib/diligence/statements/wording.ts'
import { tellParent, tellTrail } from '#lib/diligence/tell-trail.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { askPath } from '#lib/paths.ts'

type LiveAnswersProps = {
  prefix: string
  /** Kept while asking, so that the what-if stays on the page. */
  asn: number | null
  /** Null where nobody asked within the last minutes. */
  answers: OutsideAnswers | null
  /** What the status of a registration means there, as a sentence. */
  explainStatus: (printed: string | null) => string | null
}

export function LiveAnswers({ prefix, asn, answers, explainStatus }: LiveAnswersProps) {
  const again = answers && allAskedAgainAt(answers)
  return (
    <Section id="live" title="Ask outside, now" className="scroll-mt-12">
      <div className="grid gap-4">
        {answers && (
          <>
            <Answered
              title="Registry, by RDAP"
              answer={answers.network}
              show={(value, at) => <NetworkFacts answer={value} at={at} meaning={explainStatus(value.network.type)} />}
            />
            <Answered title="RIPEstat" answer={answers.routing} show={(value) => <RoutingFacts routing={value} />} />
            <Answered
              title="RIPEstat, by collector"
              answer={answers.collectors}
              show={(views) => <p className="text-label">{sayCollectors(views)}</p>}
            />
            <Answered
              title="RIPEstat, over the years"
              answer={answers.history}
              show={(history) => <p className="text-label">{sayStays(history)}</p>}
            />
            <Answered
              title="Routing registries, by IRRd"
              answer={answers.routeObjects}
              show={(value) => <RouteObjects routes={value} />}
            />
          </>
        )}
        <form method="post" action={askPath(prefix)} className="grid gap-2">
          {asn !== null && <input type="hidden" name="asn" value={asn} />}
          <Button type="submit">{answers ? 'Ask again' : 'Ask RDAP, RIPEstat and IRRd'}</Button>
          <p className="text-label text-ink3">
            The prefix is sent to the registry that IANA names for it, to RIPEstat and to a server that mirrors routing
            registries. Answers are kept for five minutes and shown to whoever looks at this prefix; the status of a
            registration counts in the statements, and Before tells what RIPEstat remembers.
            {again && (
              <>
                {' '}
                All are asked again from <Instant at={again} /> on; before, what was answered is shown.
              </>
            )}
          </p>
        </form>
      </div>
    </Section>
  )
}

type AnsweredProps<T> = { title: string; answer: OutsideAnswer<T> | null; show: (value: T, at: string) => ReactNode }

function Answered<T>({ title, answer, show }: AnsweredProps<T>) {
  if (answer === null) return null
  return (
    <div className="grid gap-1.5">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 font-strong">
        {title}
        {answer.state !== 'offline' && (
          <span className="text-label font-normal text-ink3">
            asked <Instant at={answer.at} />
          </span>
        )}
      </h3>
      {answer.state === 'answered' && show(answer.value, answer.at)}
      {answer.state === 'unanswered' && <WhyUnanswered reason={answer.reason} />}
      {answer.state === 'offline' && <AnswerMark answer="not-checked" word="Not checked: offline" />}
    </div>
  )
}

const reasons: Record<Exclude<Unanswered, 'not-found'>, string> = {
  timeout: 'Failed: no answer in time',
  unreachable: 'Failed: not reachable',
  'rate-limited': 'Failed: asked too often, try later',
  malformed: 'Failed: the answer could not be read',
}

/** That a service knows nothing is an answer; that it is silent is none. */
function WhyUnanswered({ reason }: { reason: Unanswered }) {
  return reason === 'not-found' ? (
    <AnswerMark answer="nothing-found" />
  ) : (
    <AnswerMark answer="failed" word={reasons[reason]} />
  )
}

type NetworkFactsProps = { answer: NetworkAnswer; at: string; meaning: string | null }

function NetworkFacts({ answer: { network, parent, trail }, at, meaning }: NetworkFactsProps) {
  const { start, end, handle, name, type, country, status, registrant, registeredAt, changedAt, geofeed } = network
  const above = tellParent(parent)
  const question = askAboutChange(changedAt, at)
  return (
    <Facts>
      <Fact name="Range">
        <Mono>
          {start} - {end}
        </Mono>
      </Fact>
      <Fact name="Handle">{handle}</Fact>
      <Fact name="Name">{name}</Fact>
      <Fact name="Type">{type}</Fact>
      {meaning !== null && <Fact name="For a deal">{meaning}</Fact>}
      <Fact name="Country">{country}</Fact>
      <Fact name="Status">{status.length > 0 ? status.join(', ') : null}</Fact>
      <Fact name="Registrant">
        {registrant && [registrant.handle, registrant.name ?? 'name masked'].filter(Boolean).join(', ')}
      </Fact>
      <Fact name="Registered">
        <Instant at={registeredAt} missing="not told" />
      </Fact>
      <Fact name="Changed">
        <Instant at={changedAt} missing="not told" />
        {question !== null && <span className="block">{question}</span>}
      </Fact>
      {above !== null && <Fact name="Part of">{above}</Fact>}
      <Fact name="Geofeed">
        {geofeed && (
          <a href={geofeed.url} rel="noreferrer nofollow" className="wrap-anywhere">
            {geofeed.url}
          </a>
        )}
        {geofeed && (geofeed.url.startsWith('https:') ? '' : ', which consumers ignore without https')}
      </Fact>
      <Fact name="By">{tellTrail(trail, at).join(' ')}</Fact>
    </Facts>
  )
}

function RoutingFacts({ routing: { origins, visibility, firstSeen, lastSeen } }: { routing: RoutingNow }) {
  return (
    <Facts>
      <Fact name="Origin">
        {origins.length > 0 ? <Mono>{enumerate(origins.map(formatAsn))}</Mono> : 'none announces exactly this prefix'}
      </Fact>
      <Fact name="Seen by">{visibility ? `${visibility.peers} of ${visibility.of} peers` : null}</Fact>
      <Fact name="First seen">
        <Instant at={firstSeen} missing="not told" />
      </Fact>
      <Fact name="Last seen">
        <Instant at={lastSeen} missing="not told" />
      </Fact>
    </Facts>
  )
}

/** The server mirrors a number of registries: what is in none of them may still be in another. */
function RouteObjects({ routes }: { routes: readonly RegisteredRoute[] }) {
  if (routes.length === 0)
    return <AnswerMark answer="nothing-found" word="Nothing found in the registries it mirrors" />
  return (
    <ul className="grid gap-0.5 text-label">
      {routes.map(({ prefix, origin, source, maintainers, lastModified }) => (
        <li key={`${prefix} ${origin} ${source} ${maintainers}`} className="flex flex-wrap gap-x-2.5">
          <Mono>
            {prefix} {formatAsn(origin)}
          </Mono>
          <span>{source}</span>
          <span className="text-ink3">{lastModified ? `changed ${lastModified}` : 'no date told'}</span>
        </li>
      ))}
    </ul>
  )
}

const Facts = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 text-label">{children}</dl>
)

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="wrap-anywhere">{children ?? <span className="text-ink3">not told</span>}</dd>
    </>
  )
}

import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { type Gate, type GateFinding, type GateStatus, tellSeller } from '#lib/listings/gate.ts'

const titles: Record<Gate, string> = {
  control: 'Control of the block',
  registration: 'Registration',
  transferability: 'Transfer',
  leasability: 'Leasing',
  routing: 'Routing',
  reputation: 'Reputation',
  terms: 'Terms',
}

type GateListProps = {
  gates: readonly GateFinding[]
  checkedAt: Date | null
  /** For the seller: what is theirs is called so, and what to do about each that is not passed. */
  showsRemedies?: boolean
}

/** What was checked before the block was offered, and what was found. */
export function GateList({ gates, checkedAt, showsRemedies = false }: GateListProps) {
  return (
    <div className="grid gap-2">
      <ul className="border-t border-rule2">
        {gates.map(({ gate, status, reason, remedy }) => (
          <li
            key={gate}
            className="grid gap-x-5 gap-y-0.5 border-b border-rule py-2 md:grid-cols-[9rem_8rem_minmax(0,1fr)]"
          >
            <span className="font-strong">{titles[gate]}</span>
            <Status status={status} />
            <span>
              {showsRemedies ? tellSeller(reason) : reason}
              {showsRemedies && remedy && <span className="block text-ink2">What to do: {remedy}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-label text-ink3">
        Checked <Instant at={checkedAt?.toISOString() ?? null} missing="at no time yet" />.
      </p>
    </div>
  )
}

function Status({ status }: { status: GateStatus }) {
  if (status === 'unknown') return <AnswerMark answer="not-checked" />
  if (status === 'passed') return <SeverityMark severity="good" word="Passed" />
  return (
    <SeverityMark
      severity={status === 'failed' ? 'blocker' : 'warning'}
      word={status === 'failed' ? 'Failed' : 'Warning'}
    />
  )
}

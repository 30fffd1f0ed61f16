/** What this market knows of an AS as a lessee: how its leases here ended, as collectors showed it. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Section } from '#components/ui/section.tsx'
import { countLeases, type LeaseRecord } from '#lib/deals/lease-record.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'

type PastLeasesProps = {
  asn: string
  leases: { state: 'known'; record: LeaseRecord } | { state: 'unreadable' } | { state: 'not-here' }
}

export function PastLeases({ asn, leases }: PastLeasesProps) {
  return (
    <Section id="past-leases" title="Past leases here" className="scroll-mt-12">
      <div className="grid max-w-prose gap-3">
        <Told {...{ asn, leases }} />
        <p className="text-label text-ink3">
          Counted are leases that went live in this market, by what collectors of BGP showed after their end. Parties,
          prices and blocks are their parties’ alone; leases elsewhere are known to nobody here.
        </p>
      </div>
    </Section>
  )
}

function Told({ asn, leases }: PastLeasesProps) {
  if (leases.state === 'not-here') {
    return (
      <p className="flex flex-wrap gap-x-2.5">
        <AnswerMark answer="not-checked" word="Not measured" /> No market runs in the world that {asn} is of.
      </p>
    )
  }
  if (leases.state === 'unreadable') {
    return (
      <p className="flex flex-wrap gap-x-2.5">
        <AnswerMark answer="failed" /> The records of deals could not be read just now.
      </p>
    )
  }
  if (countLeases(leases.record) === 0) {
    return (
      <p className="flex flex-wrap gap-x-2.5">
        <AnswerMark answer="nothing-found" word="None known here" /> No lease that went live here was for {asn}.
      </p>
    )
  }
  return <Outcomes record={leases.record} />
}

function Outcomes({ record }: { record: LeaseRecord }) {
  const { running, goneInTime, goneLate, announced, unmeasured, cameBack } = record
  return (
    <div className="grid gap-2">
      <AnswerMark answer="found" word={quantity(countLeases(record), 'lease')} />
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5">
        <Row name="Running" count={running} />
        <Row name="Ended, and no longer announced within a day" count={goneInTime} />
        <Row
          name={`Left announced after the end${sayLongest(goneLate.longestDays)}, then gone`}
          count={goneLate.count}
        />
        <Row
          name={`Announced still at the last look after the end${sayLongest(announced.longestDays)}`}
          count={announced.count}
        />
        <Row name="Ended, and no look told whether it was announced" count={unmeasured} />
      </dl>
      {cameBack > 0 && <p>{quantity(cameBack, 'lease')} among them: gone, and announced again afterwards.</p>}
    </div>
  )
}

const sayLongest = (days: number | null): string => (days === null ? '' : `, for up to ${quantity(days, 'day')}`)

const Row = ({ name, count }: { name: string; count: number }) => (
  <>
    <dt className={count === 0 ? 'text-ink3' : undefined}>{name}</dt>
    <dd className="text-right">{formatCount(count)}</dd>
  </>
)

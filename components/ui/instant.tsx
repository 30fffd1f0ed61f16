type InstantProps = {
  /** `YYYY-MM-DD`, or an ISO instant in UTC; null where nobody told one. */
  at: string | null
  /** Said where there is none. */
  missing?: string
}

/** A day, or a moment to the minute, always in UTC. The full instant is in the title. */
export function Instant({ at, missing = 'no date' }: InstantProps) {
  if (at === null) return <span className="text-ink3">{missing}</span>
  const [day, time] = at.split('T')
  return (
    <time dateTime={at} title={at} className="data whitespace-nowrap">
      {time ? `${day} ${time.slice(0, 5)} UTC` : day}
    </time>
  )
}

/** Time taken beside time allowed; the bar is as long as the longer of the two. */

type ClockBarProps = { tookMs: number; allowedMs: number; isNow: boolean }

/** Decoration: the words beside it say the same. */
export function ClockBar({ tookMs, allowedMs, isNow }: ClockBarProps) {
  const whole = Math.max(tookMs, allowedMs, 1)
  const percent = (ms: number) => `${(ms / whole) * 100}%`
  return (
    <span aria-hidden="true" className="relative mt-1.5 mb-1 block h-2 w-40 max-w-full">
      <span className="absolute inset-y-0 left-0 border border-rule2" style={{ width: percent(allowedMs) }} />
      <span
        className={`absolute inset-y-0 left-0 ${isNow ? 'bg-accent' : 'bg-ink2'}`}
        style={{ width: percent(Math.min(tookMs, allowedMs)) }}
      />
      <span
        className="absolute inset-y-0 bg-amberfill"
        style={{ left: percent(allowedMs), width: percent(Math.max(0, tookMs - allowedMs)) }}
      />
    </span>
  )
}

const keys = [
  { word: 'taken', look: 'bg-ink2' },
  { word: 'allowed', look: 'border border-rule2' },
  { word: 'late', look: 'bg-amberfill' },
] as const

export function ClockLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 text-label text-ink2">
      {keys.map(({ word, look }) => (
        <li key={word} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`h-2 w-4 ${look}`} />
          {word}
        </li>
      ))}
    </ul>
  )
}

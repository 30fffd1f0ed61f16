/** The block drawn to scale from left to right, one lane a kind of fact. Nested SVG clips the labels: no inline style, no script. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import type { Bar, BarKind, Lane, Tick } from '#lib/diligence/lanes.ts'

const rowHeight = 17

type LanesProps = { lanes: readonly Lane[]; axis: { title: string; ticks: readonly Tick[] } }

export function Lanes({ lanes, axis }: LanesProps) {
  return (
    <div className="text-label">
      <div className={laneGrid}>
        <span className="text-ink3">{axis.title}</span>
        <svg width="100%" height="16" aria-hidden="true" className="overflow-visible">
          {axis.ticks.map(({ left, label }, index) => (
            <text
              key={left}
              x={`${left}%`}
              y="12"
              className={`fill-ink3 font-mono text-axis ${index % 2 ? 'max-md:hidden' : ''}`}
            >
              {label}
            </text>
          ))}
        </svg>
      </div>
      {lanes.map((lane) => (
        <div key={lane.title} className={`${laneGrid} border-t border-rule py-1`}>
          <div className="min-w-0">
            <p className="truncate" title={lane.title}>
              {lane.title}
            </p>
            <p className="text-axis text-ink3">{lane.answer ? <AnswerMark answer={lane.answer} /> : lane.note}</p>
          </div>
          <LaneBars lane={lane} />
        </div>
      ))}
    </div>
  )
}

const laneGrid =
  'grid gap-x-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] items-center max-md:[&>span]:sr-only max-md:[&>div]:flex max-md:[&>div]:gap-x-2.5'

function LaneBars({ lane: { title, answer, rows } }: { lane: Lane }) {
  if (answer !== null) return <EmptyLane answer={answer} />
  const bars = rows.flat()
  return (
    <svg
      width="100%"
      height={rows.length * rowHeight}
      role="img"
      aria-label={`${title}: ${
        bars
          .slice(0, 8)
          .map(({ label }) => label)
          .filter(Boolean)
          .join(', ') || 'see the table'
      }`}
    >
      {rows.map((row, index) =>
        row.map((bar) => <BarShape key={`${bar.left} ${bar.label}`} bar={bar} y={index * rowHeight} />),
      )}
    </svg>
  )
}

const looks: Record<BarKind, { rect: string; text: string }> = {
  registration: { rect: 'fill-well stroke-rule2', text: 'fill-ink2' },
  route: { rect: 'fill-ink2', text: 'fill-page' },
  'wider-route': { rect: 'fill-page stroke-ink2', text: 'fill-ink2' },
  'invalid-route': { rect: 'fill-redfill', text: 'fill-onred' },
  roa: { rect: 'fill-greenfill', text: 'fill-ink' },
  as0: { rect: 'fill-well stroke-amber', text: 'fill-amber' },
  'route-object': { rect: 'fill-page stroke-ink3', text: 'fill-ink2' },
  'stale-object': { rect: 'fill-page stroke-amber [stroke-dasharray:3_2]', text: 'fill-amber' },
  listing: { rect: 'fill-redfill', text: 'fill-onred' },
}

/** Under this share of the block no label has room. */
const narrowest = 8

function BarShape({ bar: { kind, left, width, label }, y }: { bar: Bar; y: number }) {
  const look = looks[kind]
  return (
    <svg x={`${left}%`} y={y} width={`${Math.max(width, 0.4)}%`} height={rowHeight - 1}>
      <title>{label}</title>
      <rect width="100%" height="100%" className={look.rect} strokeWidth="2" />
      {width >= narrowest && (
        <text x="5" y="12" className={`font-mono text-axis ${look.text}`}>
          {label}
        </text>
      )}
    </svg>
  )
}

function EmptyLane({ answer }: { answer: NonNullable<Lane['answer']> }) {
  if (answer === 'not-checked') return <div aria-hidden="true" className="hatch h-4" />
  if (answer === 'nothing-found') return <div aria-hidden="true" className="h-4 border border-blue" />
  return (
    <svg aria-hidden="true" className="h-4 w-full border border-rust text-rust">
      <path d="M0 0 9999 0" />
      <line x1="0" y1="0" x2="100%" y2="100%" stroke="currentColor" />
      <line x1="0" y1="100%" x2="100%" y2="0" stroke="currentColor" />
    </svg>
  )
}

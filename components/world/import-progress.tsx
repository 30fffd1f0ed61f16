import { LookAgain } from './look-again.tsx'

type ImportProgressProps = {
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** Of the page itself, for whoever has no script. */
  href: string
}

const sentences = {
  waiting: 'Time has moved. The files of the new moment wait to be imported …',
  running: 'Time has moved. The files of the new moment are being imported …',
  done: 'Time has moved, and the files of the new moment stand: every check answers from them.',
  failed:
    'Time has moved, but the files of the new moment were not imported. The worker tries again within half an hour.',
} as const

/** How far the import is that a move of the clock asked for. */
export function ImportProgress({ state, href }: ImportProgressProps) {
  const isUnderWay = state === 'waiting' || state === 'running'
  return (
    <div>
      <p role="status">{sentences[state]}</p>
      {isUnderWay && <LookAgain everyMs={1_000} />}
      {isUnderWay && (
        <noscript>
          <a href={href}>Look again</a>
        </noscript>
      )}
    </div>
  )
}

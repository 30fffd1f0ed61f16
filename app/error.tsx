'use client'

import { Button } from '#components/ui/button.tsx'

type ErrorPageProps = { error: unknown; retry: () => void }

/** A fault of ours, which is not an answer of any source: it must not read like one. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return (
    <main id="main" className="wrap pt-13">
      <div className="grid max-w-prose gap-6">
        <h1 className="text-compact">This page failed, and that is our fault</h1>
        <p className="text-ink2">
          It says nothing about the prefix you asked for: no source was found silent or failing. Try again; if it stays,
          tell whoever runs this site{digest ? ' and give them the number below' : ''}.
        </p>
        {digest && <p className="data text-ink3">{digest}</p>}
        <div>
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
        </div>
      </div>
    </main>
  )
}

import type { Metadata } from 'next'
import { GeofeedForm } from '#components/diligence/geofeed-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { visitor } from '#lib/kernel/actor.ts'
import { lintFeed } from './actions.ts'

export const metadata: Metadata = {
  title: 'Geofeed',
  description: 'What is wrong with a geofeed (RFC 8805), line by line, before consumers drop its lines.',
}

export default function GeofeedPage() {
  visitor()
  return (
    <PageFrame>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-6 pt-8 pb-13">
        <div className="grid max-w-prose gap-2">
          <h1 className="text-compact">Geofeed</h1>
          <p className="text-ink2">
            Reads a feed as its consumers do (RFC 8805, RFC 9632) and says of each line they would drop or misread what
            is wrong with it. Nothing that is pasted here is kept.
          </p>
        </div>
        <GeofeedForm action={lintFeed} />
        <p className="text-label text-ink3">
          The same on a command line, for feeds of up to 64 MiB:{' '}
          <Mono className="wrap-anywhere">npx dotquad geofeed-lint geofeed.csv --inside 192.0.2.0/24 --json</Mono>
        </p>
      </div>
    </PageFrame>
  )
}

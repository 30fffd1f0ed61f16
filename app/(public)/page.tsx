import type { Metadata } from 'next'
import { connection } from 'next/server'
import { AnswerKey } from '#components/home/answer-key.tsx'
import { CheckDoor } from '#components/home/check-door.tsx'
import { ExampleBlock } from '#components/home/example-block.tsx'
import { PlayDoor } from '#components/home/play-door.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { findExample } from '#lib/diligence/server/find-example.ts'
import { visitor } from '#lib/kernel/actor.ts'

export const metadata: Metadata = {
  title: { absolute: 'Dotquad: every claim about an IPv4 block, with its record' },
}

export default async function HomePage() {
  const actor = visitor()
  // The example is computed from the snapshots of now, not from those of the build.
  await connection()
  const example = await findExample(actor)
  return (
    <PageFrame>
      <div className="wrap">
        <div className="grid items-end gap-x-13 gap-y-5 pt-6 pb-8 md:pt-12 md:pb-11 lg:grid-cols-[1.25fr_1fr]">
          <h1 className="max-w-[21ch] text-compact text-balance md:text-headline">
            Every claim about an address block, with the record it came from.
          </h1>
          <AnswerKey />
        </div>
        <div className="grid gap-x-13 gap-y-9 pb-13 lg:grid-cols-[1.25fr_1fr]">
          <CheckDoor />
          <PlayDoor prefix={example?.dossier.prefix ?? null} />
        </div>
      </div>
      {example && <ExampleBlock {...example} />}
    </PageFrame>
  )
}

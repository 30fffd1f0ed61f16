import type { Metadata } from 'next'
import { connection } from 'next/server'
import { KeyList } from '#components/diligence/key-list.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { listPublicKeys } from '#lib/diligence/server/list-public-keys.ts'
import { visitor } from '#lib/kernel/actor.ts'

export const metadata: Metadata = {
  title: 'Keys',
  description: 'The public keys that evidence packs of this house are signed with.',
}

export default async function KeysPage() {
  const actor = visitor()
  // A key is made at its first use, not when the app was built.
  await connection()
  return (
    <PageFrame>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <KeyList keys={listPublicKeys(actor)} />
      </div>
    </PageFrame>
  )
}

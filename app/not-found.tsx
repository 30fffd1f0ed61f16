import type { Metadata } from 'next'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { checkPath } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <PageFrame>
      <div className="wrap pt-13">
        <div className="grid max-w-prose gap-6">
          <h1 className="text-compact">There is no page at this address</h1>
          <p className="text-ink2">
            This says nothing about any prefix. If you were looking for one, type it here as address and length.
          </p>
          <form action={checkPath}>
            <TextField
              label="Prefix"
              name="prefix"
              required
              placeholder="192.0.2.0/24"
              action={
                <Button type="submit" kind="primary">
                  Check
                </Button>
              }
            />
          </form>
        </div>
      </div>
    </PageFrame>
  )
}

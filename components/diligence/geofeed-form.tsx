'use client'

import { type ChangeEvent, useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { mostFormBytes } from '#lib/diligence/geofeed/feed-form.ts'
import { GeofeedReportView } from './geofeed-report.tsx'
import { type LintAction, notLintedYet } from './lint-state.ts'

/** A feed is pasted or uploaded; its report stands below. */
export function GeofeedForm({ action }: { action: LintAction }) {
  const [{ values, problem, report }, submit, isPending] = useActionState(action, notLintedYet)
  const problemAt = (field: string) => (problem?.field === field ? problem.message : null)
  return (
    <>
      <form action={submit} className="grid max-w-prose gap-4">
        <TextArea
          label="Lines of a feed"
          name="feed"
          rows={8}
          spellCheck={false}
          placeholder="192.0.2.0/24,US,US-CA,Los Angeles,"
          defaultValue={values.feed}
          error={problemAt('feed')}
        />
        <TextField
          label="Or its file, 600 kB at most"
          name="file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={refuseLarge}
        />
        <TextField
          label="The registration that links it, if known"
          name="inside"
          placeholder="192.0.2.0/24"
          hint="Consumers ignore lines outside of it (RFC 9632)."
          defaultValue={values.inside}
          error={problemAt('inside')}
        />
        <div>
          <Button type="submit" kind="primary" disabled={isPending}>
            Look it through
          </Button>
        </div>
      </form>
      <div role="status">{report && <GeofeedReportView report={report} />}</div>
    </>
  )
}

/** The server would not read on; the browser can say so before anything is sent. */
function refuseLarge({ currentTarget }: ChangeEvent<HTMLInputElement>) {
  const isLarge = (currentTarget.files?.[0]?.size ?? 0) > mostFormBytes
  currentTarget.setCustomValidity(isLarge ? 'The file is larger than 600 kB; use the command line for it.' : '')
}

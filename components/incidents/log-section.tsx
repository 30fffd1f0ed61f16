import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import type { Attachment } from '#lib/notifications/incidents/incident-case.ts'
import { caseLogPath } from '#lib/paths.ts'
import { LogForm } from './log-form.tsx'

type LogSectionProps = { caseId: string; attachments: readonly Attachment[]; isOver: boolean; attach: FormAction }

/** The logs of a case, with what proves that each is the one that was attached. */
export function LogSection({ caseId, attachments, isOver, attach }: LogSectionProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ id, fileName, bytes, sha256, at }) => (
            <li key={id} className="border-b border-rule py-2">
              <a href={caseLogPath(caseId, id)} className="data">
                {fileName}
              </a>
              , {bytes.toLocaleString('en')} bytes, <Instant at={at.toISOString()} />
              <span className="data block break-all text-label text-ink3">SHA-256 {sha256}</span>
            </li>
          ))}
        </ul>
      )}
      {!isOver && <LogForm caseId={caseId} action={attach} />}
    </div>
  )
}

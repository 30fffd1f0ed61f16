import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseHistory } from '#components/incidents/case-history.tsx'
import { Comparison } from '#components/incidents/comparison.tsx'
import { LogSection } from '#components/incidents/log-section.tsx'
import { RequestForm } from '#components/incidents/request-form.tsx'
import { RulePanel } from '#components/incidents/rule-panel.tsx'
import { StepList } from '#components/incidents/step-list.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { chooseWorld } from '#lib/diligence/server/choose-world.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { movesFrom, sayState } from '#lib/notifications/incidents/decide-case.ts'
import { explainRelation } from '#lib/notifications/incidents/holder-relation.ts'
import { countMoves, type RequestMove, stateOf, stepsDone } from '#lib/notifications/incidents/incident-case.ts'
import { listTitle } from '#lib/notifications/incidents/listing-observation.ts'
import { type CaseView, findCase } from '#lib/notifications/server/find-cases.ts'
import { casePath, casesPath, dossierPath } from '#lib/paths.ts'
import { attach, tickStep, trackRequest } from './actions.ts'

export const metadata: Metadata = { title: 'Case' }

export default async function CasePage({ params }: PageProps<'/watch/cases/[id]'>) {
  const actor = await requireActor(casePath((await params).id))
  const view = await findCase(actor, (await params).id)
  if (!view) notFound()
  return (
    <PageFrame world={chooseWorld(view.incident.block)}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <Heading {...view} />
        <Section title="Before and after" note="newest answer of the list">
          {view.contradiction && (
            <p className="max-w-prose pb-4">
              <SeverityMark severity="warning" /> {view.contradiction}
            </p>
          )}
          <Comparison before={view.incident.before} now={view.now} outcome={view.outcome} />
        </Section>
        <Section title={`What ${listTitle(view.incident.list)} wants`}>
          <RulePanel rule={view.rule} />
        </Section>
        <Work {...view} />
      </div>
    </PageFrame>
  )
}

function Heading({ incident, relation }: CaseView) {
  const { block, list, openedAt, openedBy } = incident
  const prefix = formatPrefix(block)
  return (
    <div className="grid gap-2">
      <PrefixTitle prefix={prefix} />
      <p>
        On {listTitle(list)}: {sayState(incident)}. Opened <Instant at={openedAt.toISOString()} /> by {openedBy}
      </p>
      <p className="max-w-prose">
        {relation.kind !== 'holder' && <SeverityMark severity={relation.kind === 'deal' ? 'notice' : 'warning'} />}{' '}
        {explainRelation(block, relation)}
      </p>
      <p className="text-ink2">
        <Link href={dossierPath(prefix)}>Its dossier</Link> · <Link href={casesPath()}>all cases</Link>
      </p>
    </div>
  )
}

function Work({ incident, steps, attachments, request }: CaseView) {
  const { id, events } = incident
  const moves = movesFrom[stateOf(events)].map((move) => ({ move, says: moveWords[move] }))
  const isOver = incident.endedAt !== null
  const done = stepsDone(events)
  return (
    <>
      <Section title="Steps before you ask" note={`${done.size} of ${steps.length} done`}>
        <StepList caseId={id} steps={steps} done={done} isOver={isOver} tick={tickStep} />
      </Section>
      <Section title="Logs" note={attachments.length === 0 ? 'none attached' : `${attachments.length}`}>
        <LogSection caseId={id} attachments={attachments} isOver={isOver} attach={attach} />
      </Section>
      {!isOver && (
        <Section title="The request" note="nothing is sent from here">
          <RequestForm
            key={countMoves(events)}
            caseId={id}
            moves={moves}
            request={movesFrom[stateOf(events)][0] === 'sent' ? request : ''}
            action={trackRequest}
          />
        </Section>
      )}
      <Section title="What was written down" note={events.length === 0 ? 'nothing yet' : `${events.length}`}>
        <CaseHistory events={events} steps={steps} />
      </Section>
    </>
  )
}

const moveWords: Record<RequestMove, string> = {
  sent: 'The request was sent',
  answered: 'The list answered',
  refused: 'The list refused',
  delisted: 'The list says that it is delisted',
  closed: 'Close the case without that',
}

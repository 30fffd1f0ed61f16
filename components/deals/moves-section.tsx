import { Disclosure } from '#components/ui/disclosure.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { explainMove, isWayOut } from '#lib/deals/move-words.ts'
import { portalPath, sayOutsideTask } from '#lib/deals/outside-task.ts'
import { nameParty } from '#lib/deals/party-words.ts'
import type { DealState, DealVocabulary, Party } from '#lib/deals/vocabulary.ts'
import { dossierPath } from '#lib/paths.ts'
import type { NextMove } from '#lib/processes/list-next.ts'
import { MoveForm } from './move-form.tsx'
import { PayPanel, type WayBack } from './pay-panel.tsx'

/** The dossier as it is sealed with a move: the hash of it at one moment, or why there is none. */
export type SealView = { ok: true; sha256: string; at: string; command: string } | { ok: false; why: string }

type MovesSectionProps = {
  deal: Deal
  party: Party
  buyerName: string
  state: DealState
  next: readonly NextMove<DealVocabulary>[]
  payUrl: string | null
  wayBack: WayBack
  /** Null where no move wants it. */
  seal: SealView | null
  actions: { move: FormAction; pay: FormAction }
  /** Where registries and routers are played, for a world in which they are. */
  registryPortal: string | null
}

/** What this reader can do now; how to leave stands last and closed. */
export function MovesSection(props: MovesSectionProps) {
  const { deal, party, buyerName, state, next, payUrl, wayBack, actions, registryPortal } = props
  const isPayable = state.id === 'awaiting-funds' && party === 'buyer'
  const onward = next.filter(({ move }) => !isWayOut(move))
  const waysOut = next.filter(({ move }) => isWayOut(move))
  const isYours = state.waitsOn === party
  const task = sayOutsideTask(deal, { party, buyerName })
  return (
    <Section title={isYours ? 'Your turn' : 'What you can do'}>
      <div className="grid gap-5">
        {task !== null && <OutsideTask {...{ task, deal, registryPortal }} />}
        {isPayable && <PayPanel deal={deal} payUrl={payUrl} action={actions.pay} wayBack={wayBack} />}
        {onward.map((one, index) => (
          <MovePanel key={one.move.command} {...props} next={one} isPrimary={isYours && !isPayable && index === 0} />
        ))}
        {!isPayable && onward.length === 0 && <p className="text-ink2">{sayNothingToDo(props, task !== null)}</p>}
        {waysOut.length > 0 && (
          <div className="border-t border-rule">
            {waysOut.map((one) => (
              <Disclosure key={one.move.command} summary={one.move.title} className="border-b border-rule">
                <div className="pb-4">
                  <MovePanel {...props} next={one} isPrimary={false} />
                </div>
              </Disclosure>
            ))}
          </div>
        )}
      </div>
    </Section>
  )
}

/** What the deal waits for is done at a registry or a router, and only seen from here. */
function OutsideTask({ task, deal, registryPortal }: { task: string; deal: Deal; registryPortal: string | null }) {
  return (
    <div className="grid max-w-prose gap-1">
      <p>{task}</p>
      {registryPortal && (
        <p className="text-ink2">
          That is done at{' '}
          <a href={registryPortal + portalPath(deal)} target="_blank" rel="noreferrer">
            this world’s registries and routers
          </a>
          , and measured from here.
        </p>
      )}
    </div>
  )
}

function sayNothingToDo({ state, deal, party }: MovesSectionProps, hasTask: boolean): string {
  if (state.is !== 'open') return 'Nothing is left to do in this deal. You can still write to the others.'
  if (state.id === 'lapsed' && party === 'buyer')
    return 'A payment that is on its way is still met: the deal goes on if the addresses are free, and else it goes back.'
  if (state.waitsOn === party)
    return 'There is no button for it here: it is measured, and the deal goes on by what is seen.'
  if (hasTask)
    return `There is no button for it here. The deal waits for ${nameParty(state.waitsOn ?? 'system', deal.kind)}.`
  return `Nothing asks for you now. The deal waits for ${nameParty(state.waitsOn ?? 'system', deal.kind)}.`
}

type MovePanelProps = Omit<MovesSectionProps, 'next'> & { next: NextMove<DealVocabulary>; isPrimary: boolean }

function MovePanel({ deal, next: { move, objection }, seal, actions, isPrimary }: MovePanelProps) {
  if (objection !== null) return <NotYet title={move.title} why={objection} />
  const wantsDossier = move.evidence.includes('dossier')
  if (wantsDossier && seal && !seal.ok) return <NotYet title={move.title} why={seal.why} />
  return (
    <MoveForm
      action={actions.move}
      dealId={deal.id}
      seen={deal.version}
      command={move.command}
      title={move.title}
      kind={isPrimary ? 'primary' : 'plain'}
      evidence={move.evidence}
    >
      <p className="text-ink2">{explainMove(move)}</p>
      {wantsDossier && seal?.ok && <SealedDossier deal={deal} {...seal} />}
    </MoveForm>
  )
}

function NotYet({ title, why }: { title: string; why: string }) {
  return (
    <p className="max-w-prose text-ink2">
      <span className="font-strong text-ink">{title}</span>: not possible yet. {why}
    </p>
  )
}

type SealedDossierProps = { deal: Deal; sha256: string; at: string; command: string }

function SealedDossier({ deal, sha256, at, command }: SealedDossierProps) {
  const prefix = formatPrefix(deal.block)
  return (
    <div className="grid gap-1 border-l-2 border-rule2 pl-3 text-label text-ink2">
      <input type="hidden" name="at" value={at} />
      <p>
        <Link href={dossierPath(prefix, deal.terms.asn ?? undefined)} target="_blank">
          Dossier of {prefix}
        </Link>{' '}
        as known on <Instant at={at} />
      </p>
      <p>
        SHA-256 <span className="data text-axis break-all">{sha256}</span>
      </p>
      <p className="text-ink3">
        Made again by <span className="data wrap-anywhere">{command} | sha256sum</span>
      </p>
    </div>
  )
}

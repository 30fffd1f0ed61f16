import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditHistory } from '#components/operate/edit-history.tsx'
import { RuleForm } from '#components/operate/rule-form.tsx'
import { RulesTable } from '#components/operate/rules-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { listRules } from '#lib/listings/server/list-rules.ts'
import { operatePath, rulesPath } from '#lib/paths.ts'
import type { ListedRule, ListedRules } from '#lib/registry/listed-rules.ts'
import { registryTitle, rirs } from '#lib/registry/rir.ts'
import { valueHints, wordingOf } from '#lib/registry/rule-wording.ts'
import { editRule } from './actions.ts'

export const metadata: Metadata = { title: 'Rules' }

export default async function RulesPage({ searchParams }: PageProps<'/operate/rules'>) {
  const actor = await requireActor(rulesPath)
  const listed = await listRules(actor)
  if (!listed) notFound()
  const { rule: asked } = await searchParams
  const chosen = listed.rules.find(({ id }) => id === asked) ?? null
  const edited = listed.rules.filter(({ edits }) => edits.length > 0)
  const [world] = worldsHere()
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-8 pt-8">
        <div className="grid gap-2">
          <p className="text-label">
            {chosen ? <Link href={rulesPath}>All rules</Link> : <Link href={operatePath}>Operate</Link>}
          </p>
          <h1 className="text-compact">Rules</h1>
          <p className="max-w-prose text-ink2">
            What the registries’ policies say of sales and leases: {quantity(listed.rules.length, 'rule')},{' '}
            {quantity(edited.length, 'rule')} edited here, version <span className="data">{listed.version}</span>. What
            is edited holds for this world’s pages, gates and catalogue; the command line has no database and uses the
            rules as they stand in the code.
          </p>
        </div>
        {chosen ? <ChosenRule listed={chosen} /> : <AllRules {...listed} />}
      </div>
    </PageFrame>
  )
}

function AllRules({ rules, unused }: ListedRules) {
  return (
    <>
      {unused.length > 0 && (
        <Section title="Edits that change nothing any more">
          <EditHistory caption="Edits of rules that the code no longer has" edits={unused} />
        </Section>
      )}
      {rirs.map((rir) => (
        <Section key={rir} title={registryTitle(rir)}>
          <RulesTable
            caption={`Rules of ${registryTitle(rir)}: what each says, where and when it was read`}
            rules={rules.filter(({ rule }) => rule.rir === rir)}
          />
        </Section>
      ))}
    </>
  )
}

function ChosenRule({ listed: { id, rule, coded, edits } }: { listed: ListedRule }) {
  const seen = edits[0]?.id ?? 0
  return (
    <Section title={`Edit ${id}`}>
      <div className="grid max-w-prose gap-6">
        <RuleForm
          key={id}
          {...{ action: editRule, ruleId: id, seen }}
          valueHint={valueHints[rule.rule] ?? null}
          standing={wordingOf(rule)}
        />
        <p className="text-label text-ink3">In the code: {coded.says}</p>
        {edits.length > 0 && <EditHistory caption={`Edits of ${id}, the newest first`} edits={edits} />}
      </div>
    </Section>
  )
}

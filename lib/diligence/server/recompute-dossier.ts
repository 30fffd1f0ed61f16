/** The dossier of a pack, computed again from its rows and held against what it says, check by check. */
import { z } from 'zod'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { openCuts, type SnapshotCut } from '../cut-evidence.ts'
import type { Dossier } from '../dossier.ts'
import { examineBlock } from '../examine-block.ts'
import {
  type CheckVerdict,
  dossierName,
  type MemberVerdict,
  type PackManifest,
  type PackVerdict,
  snapshotsName,
} from '../pack.ts'
import { publishDossier } from '../publish-dossier.ts'
import type { ReadingFault } from '../reading-fault.ts'
import { attestedChecks, checks } from '../recomputable.ts'
import { ruleVersionOf } from '../rule-version.ts'
import { isRowOf, type SnapshotRow } from '../snapshot-rows.ts'
import { stateSources } from '../state-sources.ts'
import { snapshotForm } from './catalogue-store.ts'
import { type Contents, linesOf, parseJson, textOf } from './pack-contents.ts'

export type Recomputed = Pick<PackVerdict, 'checks' | 'dossier'> & {
  /** The part of the dossier that is not what it should be, where one is. */
  differing: string | null
  faults: readonly string[]
}

type Packed = { manifest: PackManifest | null; contents: Contents; members: readonly MemberVerdict[] }

const notRecomputed = (...faults: string[]): Recomputed => ({
  checks: checks.map((check) => ({ check, verdict: 'not-recomputed' })),
  dossier: 'not-recomputed',
  differing: null,
  faults,
})

export function recomputeDossier({ manifest, contents, members }: Packed): Recomputed {
  if (!manifest) return notRecomputed()
  const ruleVersion = ruleVersionOf()
  if (manifest.ruleVersion !== ruleVersion) {
    return notRecomputed(
      `The pack was made under rule version ${manifest.ruleVersion}, and this program has ${ruleVersion}: verify it with the version that made it.`,
    )
  }
  const isSound = (name: string) => members.some((member) => member.name === name && member.verdict === 'as-signed')
  const needed = [snapshotsName, ...manifest.members.map(({ name }) => name).filter((name) => name.startsWith('rows/'))]
  if (!needed.every(isSound)) return notRecomputed('The dossier was not computed again: its evidence was changed.')
  const evidence = readEvidence(contents)
  const dossier = evidence && examineAgain(manifest, evidence)
  if (!(evidence && dossier)) return notRecomputed('The evidence cannot be read: no importer makes such rows.')
  return compare(dossier, evidence, textOf(contents.get(dossierName)))
}

type Evidence = { cuts: readonly SnapshotCut[]; withheld: readonly SnapshotCut[] }

const snapshotLine = z.object({ snapshot: snapshotForm, rows: z.string().nullable() })
const rowLine = z.object({ row: z.unknown() })

/** Null where it is not what a pack holds: somebody signed what no importer made. */
function readEvidence(contents: Contents): Evidence | null {
  const evidence = { cuts: [] as SnapshotCut[], withheld: [] as SnapshotCut[] }
  for (const line of linesOf(contents.get(snapshotsName))) {
    const { data: read } = snapshotLine.safeParse(line)
    if (!read) return null
    const { snapshot, rows } = read
    if (rows === null) {
      evidence.withheld.push({ snapshot, rows: [] })
      continue
    }
    const lines = linesOf(contents.get(rows)).map((value) => rowLine.safeParse(value).data?.row)
    const kept = lines.filter((row): row is SnapshotRow => isRowOf(snapshot.kind, row))
    if (!contents.has(rows) || kept.length < lines.length) return null
    evidence.cuts.push({ snapshot, rows: kept })
  }
  return evidence
}

function examineAgain(manifest: PackManifest, { cuts, withheld }: Evidence): Dossier | null {
  const { question } = manifest
  const block = parsePrefix(question.prefix)
  if (!block.ok) return null
  const { at, asn } = question
  const current = new Map([...cuts, ...withheld].map(({ snapshot }) => [snapshot.source, snapshot]))
  const sources = stateSources({ current, faults: faultsOf(manifest) }, at)
  return examineBlock(block.value, openCuts(cuts, sources), { at, asn })
}

/** Packs of before faults were written down name the sources alone, and a refusal then made no older file stale. */
function faultsOf({ question, refused, faults }: PackManifest): ReadonlyMap<string, ReadingFault> {
  if (faults) return new Map(faults.map((fault) => [fault.source, fault]))
  return new Map(refused.map((source) => [source, { kind: 'unfetched', since: question.at, reason: '' }]))
}

/** `told` is the text of the dossier in the pack. */
function compare(dossier: Dossier, { withheld }: Evidence, told: string): Recomputed {
  const attested = attestedChecks(new Set(withheld.map(({ snapshot }) => snapshot.kind)))
  const given = z.record(z.string(), z.unknown()).safeParse(parseJson(told)).data ?? {}
  const again = publishDossier(dossier)
  const isTold = ([name, value]: [string, unknown]) => told.includes(`${JSON.stringify(name)}:${JSON.stringify(value)}`)
  const isAttested = (name: string) => [...attested].some((check) => check === name)
  const parts = Object.entries(again)
  const verdicts = checks
    .filter((check) => check in again)
    .map((check): CheckVerdict => {
      if (attested.has(check)) return { check, verdict: 'attested' }
      if (!isTold([check, again[check]])) return { check, verdict: 'differs' }
      return { check, verdict: again[check] === null ? 'not-checked' : 'recomputed' }
    })
  const whole = Object.fromEntries(parts.map(([name, value]) => [name, isAttested(name) ? given[name] : value]))
  if (`${JSON.stringify(whole)}\n` === told) return { checks: verdicts, dossier: 'equal', differing: null, faults: [] }
  const differing = parts.filter(([name]) => !isAttested(name)).find((part) => !isTold(part))?.[0]
  const where = differing ?? (attested.size > 0 ? 'a part that is attested' : 'between its parts')
  const fault = `The dossier is not the one that the evidence gives: ${where}.`
  return { checks: verdicts, dossier: 'differs', differing: where, faults: [fault] }
}

/** Asks the sources what a deal waits to hear, through the readers that a dossier has. Nothing is written. */

import { measureHolder } from '#lib/diligence/server/measure-holder.ts'
import { measureRoute } from '#lib/diligence/server/measure-route.ts'
import { findAsnsAt, measureFormerRoutes, measureTraces } from '#lib/diligence/server/measure-traces.ts'
import { measureTransfer } from '#lib/diligence/server/measure-transfer.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Deal } from '../deal.ts'
import { type Measurements, nothingMeasured } from '../judge-measurements.ts'
import type { Question } from '../measured-questions.ts'

type Asking = (actor: Actor, deal: Deal) => Promise<Partial<Measurements>>

const askers: Record<Question, Asking> = {
  holder: async (actor, { block, openedAt }) => {
    const since = openedAt.toISOString().slice(0, 10)
    const [{ rdap, statistics }, transfers] = await Promise.all([
      measureHolder(actor, block),
      measureTransfer(actor, { block, since }),
    ])
    return { rdap: [rdap], statistics, transfers }
  },
  authorisation: async (actor, { block, terms: { asn } }) => {
    if (asn === null) return {}
    const [{ validation }, traces] = await Promise.all([
      measureRoute(actor, { block, asn }),
      measureTraces(actor, { block, asns: [asn] }),
    ])
    return { validation, traces }
  },
  announcement: async (actor, { block, terms: { asn } }) =>
    asn === null ? {} : { sightings: (await measureRoute(actor, { block, asn })).sightings },
  leftovers: async (actor, { block, openedAt, terms: { asn } }) => {
    const asns = asn === null ? await findAsnsAt(actor, { block, at: openedAt }) : [asn]
    if (asns === null) return {}
    const traces = await measureTraces(actor, { block, asns })
    return asn === null ? { traces, formerRoutes: await measureFormerRoutes(actor, { block, asns }) } : { traces }
  },
}

export async function takeMeasurements(
  actor: Actor,
  deal: Deal,
  questions: readonly Question[],
): Promise<Measurements> {
  const answers = await Promise.all(questions.map((question) => askers[question](actor, deal)))
  return Object.assign({}, nothingMeasured, ...answers)
}

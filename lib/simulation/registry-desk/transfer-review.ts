/** How long a registry of a simulated world takes over a transfer, and what it decides. Pure. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { findRegionBond } from '#lib/registry/region-bond.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { findSourceBar, type OtherHolding, tellSourceBar } from '#lib/registry/source-bar.ts'
import { findTransferLock } from '#lib/registry/transfer-lock.ts'
import { citeRule } from '#lib/registry/transfer-rule.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { Registry } from '../world/address-plan.ts'
import { type Day, formatDay, formatInstant } from '../world/day.ts'
import { type Holding, standsOn, type Transfer } from '../world/facts.ts'
import type { Organisation } from '../world/organisations.ts'
import type { World } from '../world/world.ts'
import { findHoldings } from './rdap.ts'

/** Days inside one registry: the middle of what brokers and registries name as usual in 2026. */
const daysWithin: Readonly<Record<Registry, number>> = { ripencc: 10, arin: 21, apnic: 17, lacnic: 28, afrinic: 28 }
/** Between two registries, and where LACNIC is one of them (four to eight months). */
const daysBetween = { usual: 35, lacnic: 180 } as const

export function reviewDays(from: Registry, to: Registry): number {
  if (from === to) return daysWithin[from]
  return from === 'lacnic' || to === 'lacnic' ? daysBetween.lacnic : daysBetween.usual
}

export type TransferCase = { world: World; block: Prefix; from: Organisation; to: Organisation; decidedOn: Day }

/** Why the registry would refuse on that day; null where it approves. A lock is judged at approval, not when asked. */
export function findObjection({ world, block, from, to, decidedOn }: TransferCase): string | null {
  const holding = findHoldings({ world, day: decidedOn }, block).find(({ holder }) => holder === from.id)
  if (!holding) return `On that day ${from.name} no longer holds the block.`
  const rules = rulesOf(holding.registry)
  const minimum = rules.find((rule) => rule.rule === 'minimum')
  if (minimum && block.length > minimum.length) return `${minimum.says} (${citeRule(minimum)})`
  const lock = findTransferLock({
    prefix: block,
    rules,
    receipts: receiptsOf(world, holding, decidedOn),
    registeredOn: formatDay(holding.dated),
    at: formatInstant(decidedOn, 0),
  })
  if (lock.state === 'locked') return `${lock.rule.says} The hold ends on ${lock.until} (${citeRule(lock.rule)}).`
  const others = othersOf(world, holding, decidedOn)
  const bar = findSourceBar({ prefix: block, rules, others, isLogRead: true, at: formatInstant(decidedOn, 0) })
  if (bar.state === 'barred')
    return `${tellSourceBar(bar)} ${bar.rule.says} That bar ends on ${bar.until} (${citeRule(bar.rule)}).`
  return from.registry === to.registry ? null : findBorderObjection(world, holding, decidedOn)
}

/** Space that its registry issued itself may not leave the region, where the registry has such a rule. */
function findBorderObjection(world: World, holding: Holding, day: Day): string | null {
  const arrived = transfersOf(world, holding, day).some(
    ({ source }) => world.organisation(source).registry !== holding.registry,
  )
  const bond = findRegionBond(rulesOf(holding.registry), arrived ? 'all' : 'none', formatDay(holding.dated))
  if (bond?.state !== 'bound') return null
  return `${bond.rule.says} (${registryTitle(holding.registry)}, ${citeRule(bond.rule)})`
}

/** The registry knows what else it registered for the source. */
const othersOf = (world: World, own: Holding, day: Day): OtherHolding[] =>
  world.holdings
    .filter(({ holder, registry }) => holder === own.holder && registry === own.registry)
    .filter((holding) => holding !== own && standsOn(holding, day))
    .map((holding) => ({
      ...holding.range,
      ...{ date: formatDay(holding.dated), receipts: receiptsOf(world, holding, day) },
    }))

function receiptsOf(world: World, holding: Holding, day: Day) {
  return transfersOf(world, holding, day).map((transfer) => ({
    date: formatDay(transfer.day),
    by: transfer.type === 'MERGER_ACQUISITION' ? ('merger' as const) : ('transfer' as const),
  }))
}

/** Those that brought the block, or a part of it, to the registry it is in. */
function transfersOf(world: World, { range, registry }: Holding, day: Day): Transfer[] {
  return world.transfers.filter(
    ({ moved, recipient, day: on }) =>
      on < day &&
      moved.start <= range.end &&
      range.start <= moved.end &&
      world.organisation(recipient).registry === registry,
  )
}

/**
 * Which status answers for a block: that of the smallest registration around it, or, where that only holds a place for
 * others (or there is none), those of the registrations inside it, each for its part.
 */
import { findLegacyRule } from './legacy.ts'
import type { Rir } from './rir.ts'
import { findStatusRule, type RuleSet } from './rule-set.ts'
import { isExplained, type Receipt } from './transfer-lock.ts'
import type { LegacyRule, StatusRule, TransferRule } from './transfer-rule.ts'

/** The outermost ranges inside a block in a registry's database, by status. */
export type InnerStatuses = {
  readonly parts: readonly { readonly status: string | null; readonly ranges: number }[]
  /** They leave no address of it out. */
  readonly isWhole: boolean
}

export type ReadStatus = { printed: string; rule: StatusRule | null }
/** `ranges` of the block with one status; `status` is null where the database prints none for them. */
export type PartStatus = { status: ReadStatus | null; ranges: number }

/** `parts` is empty where one status answers for all of it; `isOfParts`: they answer, and leave no address out. */
export type WeighedStatus = { status: ReadStatus | null; parts: readonly PartStatus[]; isOfParts: boolean }

export function weighStatus(
  { status, inner }: { status: string | null; inner: InnerStatuses | null },
  read: (printed: string) => ReadStatus,
): WeighedStatus {
  const around = status === null ? null : read(status)
  const parts = (inner?.parts ?? []).map(
    ({ status: printed, ranges }): PartStatus => ({
      ...{ status: printed === null ? null : read(printed), ranges },
    }),
  )
  if (around && isSettled(around)) {
    // What its holder or user gave on to others says nothing of a sale by the holder; what others hold inside it does.
    const apart = parts.filter((part) => isHeld(part) && part.status?.rule?.status !== around.rule?.status)
    return { status: around, parts: isHeld({ status: around }) ? apart : [], isOfParts: false }
  }
  const [first, ...others] = parts
  if (!(first && inner?.isWhole)) return { status: around, parts, isOfParts: false }
  const isOne = first.status !== null && others.length === 0
  return isOne ? { status: first.status, parts: [], isOfParts: false } : { status: null, parts, isOfParts: true }
}

export const readerOf =
  (set: RuleSet, rir: Rir) =>
  (printed: string): ReadStatus => ({ printed, rule: findStatusRule(set, rir, printed) })

const isSettled = ({ rule }: ReadStatus): boolean => rule !== null && rule.standing !== 'unclear'
const isHeld = ({ status }: Pick<PartStatus, 'status'>): boolean =>
  status?.rule?.standing === 'holder' || status?.rule?.standing === 'sale-only'

type ExemptionQuestion = WeighedStatus & {
  rules: readonly TransferRule[]
  receipts: readonly Receipt[] | null
  registeredOn: string | null
  /** The rules on legacy space of every registry. */
  legacyRules: readonly LegacyRule[]
}

/** LEGACY space all over, which the holds of its registry do not bind. */
export const isExemptSpace = ({ status, parts, rules }: Pick<ExemptionQuestion, 'status' | 'parts' | 'rules'>) =>
  hasExemption(rules) && isLegacy(status) && parts.length === 0

/** Whether a hold binds it hangs on a status that was not read, or that is of a part alone. */
export function isExemptionOpen(question: ExemptionQuestion): boolean {
  const { status, parts, isOfParts, rules } = question
  if (!hasExemption(rules) || isExemptSpace(question)) return false
  if (isLegacy(status) || parts.some((part) => isLegacy(part.status))) return true
  const isRead = isOfParts ? parts.every((part) => part.status && isSettled(part.status)) : status && isSettled(status)
  return !isRead && mayBeLegacy(question)
}

const hasExemption = (rules: readonly TransferRule[]): boolean => rules.some(({ rule }) => rule === 'hold-exemption')
const isLegacy = (status: ReadStatus | null): boolean => status?.rule?.status === 'LEGACY'

/**
 * By its date, or where that date is of its receipt or missing, so that it says nothing of the issue. Registries took
 * legacy space over from each other, so that the day of the last of them counts.
 */
function mayBeLegacy({ registeredOn, receipts, legacyRules }: ExemptionQuestion): boolean {
  if (registeredOn === null || isExplained(registeredOn, receipts)) return true
  return legacyRules.some((rule) => findLegacyRule([rule], registeredOn) !== null)
}

/** What a lessee declared stands among the lines that both sides agreed on, without an amount: it is no price. */
import type { DealTerms, PriceLine } from './deal.ts'

const label = 'Declared use: '

export const declarationOf = (use: string): string => `${label}${use}`

export const priceLinesOf = ({ lines }: Pick<DealTerms, 'lines'>): PriceLine[] =>
  lines.filter((line) => !isDeclaration(line))

/** Null where nothing was declared. */
export const declaredUseOf = ({ lines }: Pick<DealTerms, 'lines'>): string | null =>
  lines.find(isDeclaration)?.label.slice(label.length) ?? null

const isDeclaration = (line: PriceLine): boolean => line.amount.minor === 0n && line.label.startsWith(label)

/** A measured figure with its unit: `20.1 ms`, `1 peer`. */

export function tellFigure(value: number, unit: string): string {
  const text = value.toLocaleString('en', { maximumFractionDigits: 1 })
  return `${text} ${unit === 'peers' && text === '1' ? 'peer' : unit}`
}

/** A share of attempts: `99.5 %`. */
export const tellShare = (share: number): string =>
  `${(100 * share).toLocaleString('en', { maximumFractionDigits: 1 })} %`

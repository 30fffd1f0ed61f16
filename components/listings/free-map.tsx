/** A listed block to scale: what is free, and what stands under a claim. */
import { mapCells, mapGrid } from '#lib/address-space/address-map.ts'
import { formatPrefix, overlapsPrefix, type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { quantity, share } from '#lib/diligence/statements/wording.ts'
import { countFree } from '#lib/listings/free-parts.ts'

type FreeMapProps = { block: Prefix; taken: readonly Prefix[] }

const side = 10

export function FreeMap({ block, taken }: FreeMapProps) {
  const { columns, rows, cellLength } = mapGrid(block)
  const cells = mapCells(block)
  const isTaken = (cell: Prefix) => taken.some((claimed) => overlapsPrefix(claimed, cell))
  const pathOf = (wanted: boolean) =>
    cells
      .filter(({ prefix }) => isTaken(prefix) === wanted)
      .map(({ x, y }) => `M${x * side + 1} ${y * side + 1}h${side - 2}v${side - 2}h${2 - side}z`)
      .join('')
  const free = countFree(block, taken)
  return (
    <div className="grid gap-2">
      <svg
        viewBox={`0 0 ${columns * side} ${rows * side}`}
        role="img"
        aria-label={`${formatPrefix(block)} in ${cellLength === 32 ? 'addresses' : `/${cellLength}s`}: ${share(free, prefixSize(block))} free now`}
        className="block w-full max-w-72"
      >
        <path d={pathOf(false)} className="fill-none stroke-accent" />
        <path d={pathOf(true)} className="fill-rule2" />
      </svg>
      <p>
        {free === prefixSize(block)
          ? `All ${quantity(free, 'address')} are free now.`
          : `Free now: ${share(free, prefixSize(block))}.`}
      </p>
      {taken.length > 0 && (
        <p className="text-label text-ink3">
          Filled cells are taken: <span className="data">{taken.map(formatPrefix).join(', ')}</span>.
        </p>
      )}
    </div>
  )
}

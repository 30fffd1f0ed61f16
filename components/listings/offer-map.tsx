/** Where the blocks found lie: the address space as a Hilbert curve, each occupied cell a way further in. */
import { hilbertCell, mapGrid } from '#lib/address-space/address-map.ts'
import { formatPrefix, prefixSize } from '#lib/address-space/prefix.ts'
import { formatPercent, quantity } from '#lib/diligence/statements/wording.ts'
import type { OfferMap as Offered } from '#lib/listings/offer-map.ts'
import { changeQuery, type SearchQuery, writeSearchQuery } from '#lib/listings/search-query.ts'
import { blocksSearchPath } from '#lib/paths.ts'

type OfferMapProps = { query: SearchQuery; map: Offered }

/** Pixels of the drawing, not of the screen. */
const side = 16

export function OfferMap({ query, map: { area, cells } }: OfferMapProps) {
  const { cellLength, columns, rows } = mapGrid(area)
  const placed = cells.map((offered) => ({
    ...offered,
    ...placeOf(Math.floor((offered.cell.address - area.address) / 2 ** (32 - cellLength)), rows),
    href: blocksSearchPath(writeSearchQuery(changeQuery(query, { inside: offered.cell, view: 'table' }))),
    words: `${formatPrefix(offered.cell)}: ${quantity(offered.blocks, 'block')}, ${quantity(offered.addresses, 'address')}`,
  }))
  const cellSize = prefixSize(area) / (columns * rows)
  return (
    <div className="grid items-start gap-x-9 gap-y-5 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <div>
        <svg
          viewBox={`0 0 ${columns * side} ${rows * side}`}
          role="img"
          aria-label={`${formatPrefix(area)} in /${cellLength}s: blocks found in ${quantity(placed.length, 'cell')}. The same stands beside it as text.`}
          className="block w-full border border-rule2"
        >
          {placed.map(({ cell, x, y, addresses }) => (
            <rect
              key={cell.address}
              {...{ x: x * side + 1, y: y * side + 1, width: side - 2, height: side - 2 }}
              className="fill-accent"
              fillOpacity={0.35 + 0.65 * Math.min(1, addresses / cellSize)}
            />
          ))}
        </svg>
        <p className="pt-2 text-label text-ink3">
          {formatPrefix(area)} along a Hilbert curve, one cell a /{cellLength}. The fuller a cell’s colour, the more of
          it is on offer.
        </p>
      </div>
      <ul className="max-h-136 overflow-y-auto border-t-[1.5px] border-ink text-table" aria-label="Cells with blocks">
        {placed.map(({ cell, href, blocks, addresses, words }) => (
          <li
            key={cell.address}
            className="grid grid-cols-[minmax(0,1fr)_4.75rem] gap-x-4 border-b border-rule py-1.5 md:grid-cols-[minmax(0,1fr)_4.75rem_11rem]"
          >
            <a href={href} className="data" aria-label={words}>
              {formatPrefix(cell)}
            </a>
            <span className="text-right tabular-nums">{quantity(blocks, 'block')}</span>
            <span className="text-right text-ink3 tabular-nums max-md:col-span-2">
              {quantity(addresses, 'address')}, {formatPercent(addresses, cellSize)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The curve fills squares; a grid of two lets it run on from one to the other. */
function placeOf(index: number, rows: number): { x: number; y: number } {
  const perSquare = rows * rows
  const { x, y } = hilbertCell(index % perSquare, Math.log2(rows))
  return { x: x + Math.floor(index / perSquare) * rows, y }
}

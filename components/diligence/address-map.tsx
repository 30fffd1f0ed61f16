/**
 * The address-space map of a block: a Hilbert curve of its parts, in three layers that radio buttons choose between.
 *
 * No script: the chosen radio shows its layer. Equal cells are one path, so a map costs a few nodes a layer.
 */
import { Disclosure } from '#components/ui/disclosure.tsx'
import { mapCells } from '#lib/address-space/address-map.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { formatRange } from '#lib/address-space/range.ts'
import type { BlockMap, CellState, MapLayer, MapShape, MapSquare } from '#lib/diligence/block-map.ts'
import { formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import { MapPatterns, cellSide as side } from './map-patterns.tsx'

/** A layer is shown while the radio of its id is checked. */
const shownWith: Record<MapLayer['id'], string> = {
  blocklists: 'group-has-[[value=blocklists]:checked]/map:block',
  routing: 'group-has-[[value=routing]:checked]/map:block',
  rpki: 'group-has-[[value=rpki]:checked]/map:block',
}

const tabWith: Record<MapLayer['id'], string> = {
  blocklists:
    'group-has-[[value=blocklists]:checked]/map:text-ink group-has-[[value=blocklists]:checked]/map:border-accent',
  routing: 'group-has-[[value=routing]:checked]/map:text-ink group-has-[[value=routing]:checked]/map:border-accent',
  rpki: 'group-has-[[value=rpki]:checked]/map:text-ink group-has-[[value=rpki]:checked]/map:border-accent',
}

export function AddressMap({ prefix, map }: { prefix: Prefix; map: BlockMap }) {
  const { grid, cells, layers } = map
  // About 10 px on the screen, however many cells share the width.
  const names = { labels: cells <= 64 ? labelsOf(prefix) : [], size: grid.columns * 1.2 }
  return (
    <div className="group/map">
      <LayerTabs layers={layers} />
      <MapPatterns columns={grid.columns}>
        <Labels id="map-labels" {...names} />
      </MapPatterns>
      {layers.map((layer) => (
        <div key={layer.id} className={`hidden ${shownWith[layer.id]}`}>
          <LayerPicture layer={layer} map={map} names={names} />
          <Legend layer={layer} cellName={cellName(grid.cellLength)} />
          <Disclosure
            summary={<span className="text-label text-ink3">The same as text</span>}
            summaryClassName="inline-flex min-h-6 items-center gap-1.5"
          >
            <LayerText layer={layer} />
          </Disclosure>
        </div>
      ))}
    </div>
  )
}

function LayerTabs({ layers }: { layers: readonly MapLayer[] }) {
  return (
    <fieldset className="flex gap-4.5 pb-2">
      <legend className="sr-only">Layer of the map</legend>
      {layers.map(({ id, title }, index) => (
        <label
          key={id}
          className={`cursor-pointer border-b-2 border-transparent text-table text-ink3 hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${tabWith[id]}`}
        >
          <input type="radio" name="layer" value={id} defaultChecked={index === 0} className="sr-only" />
          {title}
        </label>
      ))}
    </fieldset>
  )
}

type LayerPictureProps = { layer: MapLayer; map: BlockMap; names: LabelsProps }

/** Plain cells, the names of all cells, solid cells over them, the grid, and the names of the solid ones again. */
function LayerPicture({ layer, map: { grid, cells }, names }: LayerPictureProps) {
  return (
    <svg
      viewBox={`0 0 ${grid.columns * side} ${grid.rows * side}`}
      role="img"
      aria-label={`${layer.title} of ${formatCount(cells)} ${cellName(grid.cellLength)}: ${describeLayer(layer, cells)}`}
      className="block w-full"
    >
      <Shapes shapes={layer.shapes.filter(({ state }) => !solid.includes(state))} />
      <use href="#map-labels" className="fill-ink3" />
      <Shapes shapes={layer.shapes.filter(({ state }) => solid.includes(state))} />
      <rect width="100%" height="100%" fill="url(#map-grid)" />
      <Labels
        labels={names.labels.filter((label) => isSolid(layer, label))}
        size={names.size}
        className="fill-onred font-bold"
      />
    </svg>
  )
}

const cellName = (length: number): string => (length === 32 ? 'addresses' : `/${length}s`)

const words: Record<CellState, string> = {
  listed: 'on a list',
  'nothing-found': 'nothing found',
  'not-checked': 'not checked',
  announced: 'announced',
  'more-specific': 'a more-specific too',
  unrouted: 'no route',
  invalid: 'an Invalid route',
  valid: 'every route Valid',
  'not-found': 'a route without ROA',
}

const fills: Record<CellState, string> = {
  listed: 'var(--color-redfill)',
  'nothing-found': 'var(--color-page)',
  'not-checked': 'url(#map-hatch)',
  announced: 'var(--color-rule)',
  'more-specific': 'url(#map-more)',
  unrouted: 'var(--color-page)',
  invalid: 'url(#map-invalid)',
  valid: 'var(--color-greenfill)',
  'not-found': 'var(--color-well)',
}

const solid: readonly CellState[] = ['listed', 'invalid']

const isSolid = ({ shapes }: MapLayer, { x, y }: Label): boolean =>
  shapes.some(({ state, squares }) => solid.includes(state) && squares.some((square) => covers(square, x, y)))

const covers = (square: MapSquare, x: number, y: number): boolean =>
  x >= square.x && y >= square.y && x < square.x + square.side && y < square.y + square.side

const pathOf = (squares: readonly MapSquare[]): string =>
  squares
    .map(({ x, y, side: cells }) => `M${x * side} ${y * side}h${cells * side}v${cells * side}h${-cells * side}z`)
    .join('')

type Label = { x: number; y: number; label: string }
type LabelsProps = { id?: string; labels: readonly Label[]; size: number; className?: string }

/** Written once and used by every layer; only cells of a solid colour write theirs again on top. */
function Labels({ labels, size, ...group }: LabelsProps) {
  return (
    <g fontSize={size} fontFamily="var(--font-mono)" {...group}>
      {labels.map(({ x, y, label }) => (
        <text key={label} x={x * side + size / 2} y={y * side + size * 1.25}>
          {label}
        </text>
      ))}
    </g>
  )
}

const Shapes = ({ shapes }: { shapes: readonly MapShape[] }) =>
  shapes.map(({ state, squares }) => <path key={state} d={pathOf(squares)} fill={fills[state]} />)

/** The octet in which the cells differ. */
function labelsOf(prefix: Prefix): Label[] {
  return mapCells(prefix).map(({ x, y, prefix: cell }) => {
    const octet = Math.ceil(cell.length / 8) - 1
    return { x, y, label: String((cell.address >>> (24 - octet * 8)) & 255) }
  })
}

function Legend({ layer, cellName: cells }: { layer: MapLayer; cellName: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4.5 gap-y-1 pt-2 text-label text-ink2">
      {layer.shapes.map(({ state, cells: count }) => (
        <li key={state} className="flex items-center gap-1.5">
          <svg viewBox={`0 0 ${side} ${side}`} className="size-3 flex-none" aria-hidden="true">
            <path d={pathOf([{ x: 0, y: 0, side: 1 }])} fill={fills[state]} className="stroke-rule2" strokeWidth="6" />
          </svg>
          {words[state]}, {formatCount(count)} {count === 1 ? cells.replace(/(es|s)$/, '') : cells}
        </li>
      ))}
      {layer.note && <li className="text-ink3">{layer.note}</li>}
    </ul>
  )
}

const describeLayer = ({ shapes }: MapLayer, cells: number): string =>
  shapes.map(({ state, cells: count }) => `${words[state]} ${count === cells ? 'all' : formatCount(count)}`).join(', ')

const mostRuns = 64

function LayerText({ layer: { runs } }: { layer: MapLayer }) {
  return (
    <ul className="max-h-72 overflow-auto text-label">
      {runs.slice(0, mostRuns).map(({ start, end, state }) => (
        <li key={start} className="flex flex-wrap gap-x-3 border-t border-rule py-1">
          <span className="data">{formatRange({ start, end })}</span>
          <span>{words[state]}</span>
          <span className="text-ink3">{quantity(end - start + 1, 'address')}</span>
        </li>
      ))}
      {runs.length > mostRuns && (
        <li className="border-t border-rule py-1 text-ink3">
          {quantity(runs.length - mostRuns, 'more run')}; the tables below name every entry.
        </li>
      )}
    </ul>
  )
}

/** The textures of the map's cells: a shape beside each colour, so that no state is told by colour alone. */
import type { ReactNode } from 'react'

/** Of one cell, in the units of the map's drawing. */
export const cellSide = 40

/** Lines keep their width whatever the number of cells. */
export function MapPatterns({ columns, children }: { columns: number; children: ReactNode }) {
  const line = Math.max(0.6, columns / 8)
  const cell = { width: cellSide, height: cellSide, patternUnits: 'userSpaceOnUse' } as const
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        <pattern id="map-grid" {...cell}>
          <path
            d={`M0 0h${cellSide}v${cellSide}h${-cellSide}z`}
            fill="none"
            className="stroke-rule2"
            strokeWidth={line}
          />
        </pattern>
        <pattern
          id="map-hatch"
          width={line * 5}
          height={line * 5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d={`M0 0v${line * 5}`} className="stroke-hatch" strokeWidth={line * 2} />
        </pattern>
        <pattern id="map-more" {...cell}>
          <path d={`M0 0h${cellSide}v${cellSide}h${-cellSide}z`} className="fill-rule" />
          <path d={`M${cellSide} 10v30h-30z`} className="fill-ink3" />
        </pattern>
        <pattern id="map-invalid" {...cell}>
          <path d={`M0 0h${cellSide}v${cellSide}h${-cellSide}z`} className="fill-redfill" />
          <path d="M9 24h22" className="stroke-onred" strokeWidth="5" />
        </pattern>
        {children}
      </defs>
    </svg>
  )
}

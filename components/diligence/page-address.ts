/** The address a dossier stands at, so that its parts can link to the same page with something opened. */
import { openParameter } from '#lib/diligence/statements/opened.ts'

type PagePath = `/check/${string}` | `/blocks/${string}`

export type PageAddress = { path: PagePath; params: URLSearchParams }

/** What else the address says, an order that is being chosen for example, stays. */
export const hrefsOf =
  ({ path, params }: PageAddress) =>
  (asked: string, anchor: string): PagePath => {
    const changed = new URLSearchParams(params)
    changed.set(openParameter, asked)
    return `${path}?${changed}#${anchor}`
  }

import type { Route } from 'next'
import type { ComponentProps } from 'react'

type LinkProps<Path extends string> = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route<Path>
  /** Changes what stands here: the page does not scroll, and the way back skips it. */
  keepsPlace?: boolean
}

/**
 * Leads to a page of ours without loading it whole: `SoftNavigation` hears the click.
 *
 * A plain anchor, where Next's own Link is a component with hooks on the server and in the browser: a page with thirty
 * of them took a tenth longer to make. Nothing is fetched ahead, since every page is computed when asked for.
 */
export function Link<Path extends string>({ keepsPlace, ...anchor }: LinkProps<Path>) {
  return <a data-soft={keepsPlace ? 'here' : 'on'} {...anchor} />
}

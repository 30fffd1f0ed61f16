import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { AlertPageAsked } from '#lib/notifications/alert-page.ts'
import { cutPage, type Page } from '#lib/notifications/watch-page.ts'
import { alertsPath } from '#lib/paths.ts'
import { AlertFilters } from './alert-filters.tsx'
import { PageLinks } from './watch-pages.tsx'

const asked: AlertPageAsked = { filter: 'over', isOfHouse: false, cursor: null }

describe('the filters of alerts', () => {
  test('lead to each state, and say which is shown', () => {
    const nav = renderToStaticMarkup(<AlertFilters asked={asked} hasHouse={false} />)
    for (const state of ['open', 'acknowledged', 'over', 'all'])
      expect(nav).toContain(`href="/watch/alerts?state=${state}"`)
    expect(nav.match(/aria-current="page"[^>]*>([^<]*)/)?.[1]).toBe('No longer standing')
  })

  test('lead to what the house watches only whoever may see it', () => {
    expect(renderToStaticMarkup(<AlertFilters asked={asked} hasHouse={false} />)).not.toContain('of=house')
    const nav = renderToStaticMarkup(<AlertFilters asked={{ ...asked, isOfHouse: true }} hasHouse />)
    expect(nav).toContain('href="/watch/alerts?state=open&amp;of=house"')
    expect(nav).toContain('href="/watch/alerts?state=over"')
  })
})

describe('a page of alerts', () => {
  const linksOf = (page: Page<string>) =>
    renderToStaticMarkup(
      <PageLinks
        page={page}
        shown="2 on this page"
        first={alertsPath()}
        to={(direction, row) => alertsPath({ [direction]: row })}
      />,
    )
  const links = (hasPrevious: boolean, hasNext: boolean) =>
    linksOf({ rows: ['7-alr_7', '6-alr_6'], isFirst: !hasPrevious, hasPrevious, hasNext })

  test('leads on and back by what stands at its ends, and one alone leads nowhere', () => {
    expect(links(true, true)).toContain('href="/watch/alerts?before=7-alr_7"')
    expect(links(true, true)).toContain('href="/watch/alerts?after=6-alr_6"')
    expect(links(false, true)).not.toContain('before=')
    expect(links(false, false)).toBe('')
  })

  test('behind a cursor leads to the first one, though no row is left, or none before it', () => {
    const empty = cutPage<string>({ direction: 'before' }, [], 2)
    expect(linksOf(empty)).toMatch(/href="\/watch\/alerts"[^>]*>First page/)
    expect(linksOf(cutPage<string>({ direction: 'after' }, [], 2))).toContain('First page')
    expect(linksOf(cutPage({ direction: 'before' }, ['7-alr_7'], 2))).toContain('First page')
    expect(linksOf(cutPage<string>(null, ['7-alr_7'], 2))).toBe('')
  })
})

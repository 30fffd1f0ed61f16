/** The elements and texts of a page as plain data, so that a bare page can be made of the same. */
import type { Browser } from '@playwright/test'

export type Markup = string | { tag: string; attributes: Record<string, string | true>; children: Markup[] }

/** What the server sent for the body, scripts left out; nothing of the page has run. */
export async function readMarkup(browser: Browser, url: string): Promise<Markup[]> {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(url)
  const markup = await page.evaluate(() => {
    const read = (node: ChildNode): Markup[] => {
      if (node instanceof Text) return [node.data]
      if (!(node instanceof Element) || node.localName === 'script') return []
      // React writes an attribute without text where it is given true.
      const attributes = [...node.attributes].map(({ name, value }) => [name, value === '' ? true : value] as const)
      return [{ tag: node.localName, attributes: Object.fromEntries(attributes), children: readAll(node) }]
    }
    const readAll = (element: Element): Markup[] => [...element.childNodes].flatMap(read)
    return readAll(document.body)
  })
  await page.close()
  return markup
}

/** How many elements. */
export const countElements = (markup: readonly Markup[]): number =>
  markup.reduce((sum, part) => sum + (typeof part === 'string' ? 0 : 1 + countElements(part.children)), 0)

/** Reads Stripe's form encoding: `line_items[0][price_data][currency]=usd` is an object in a list in an object. */

export type FormValue = string | FormValue[] | { [name: string]: FormValue }

type Folder = { [name: string]: FormValue }

const isFolder = (value: FormValue | undefined): value is Folder => typeof value === 'object' && !Array.isArray(value)

/** Folders whose names are 0, 1, 2 … are lists. */
function settle(value: FormValue): FormValue {
  if (!isFolder(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, settle(inner)] as const)
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index))
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

/** Parameters of a body or a query. `name[]=a&name[]=b` is a list too. */
export function parseForm(text: string): Folder {
  const root: Folder = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[')
    let folder = root
    for (const part of path.slice(0, -1)) {
      const known = folder[part]
      const inner: Folder = isFolder(known) ? known : Object.create(null)
      folder[part] = inner
      folder = inner
    }
    const last = path.at(-1) ?? ''
    folder[last === '' ? String(Object.keys(folder).length) : last] = value
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, settle(value)]))
}

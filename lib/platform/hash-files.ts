/** One hash over the content of files and of everything below folders. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
}

/** The same names and bytes give the same hash. `paths` are below `root`; what does not exist counts as empty. */
export function hashFiles(root: string, paths: readonly string[], isWanted = (_path: string) => true): string {
  const hash = createHash('sha256')
  for (const top of paths) {
    for (const file of filesBelow(join(root, top))) {
      const name = file.slice(root.length)
      if (isWanted(name)) hash.update(name).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/** A blob store in a folder, such as a disk that all machines of a house have mounted. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobStore, isBlobName, type Stored } from '#lib/diligence/blob-store.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { isMissingFile } from '#lib/platform/missing-file.ts'

const partialSuffix = '.partial'

export function diskStore(root: string): BlobStore {
  const pathOf = (name: string) => {
    invariant(isBlobName(name), 'a blob has a plain name')
    return join(root, name)
  }
  return {
    read: (name) => answer(() => readFile(pathOf(name)), null),
    has: (name) => answer(async () => (await stat(pathOf(name))).isFile(), false),
    list: (prefix) => answer(() => listBelow(root, prefix), []),
    delete: (name) => answer(async () => rm(pathOf(name)).then(() => null), null),
    write: (name, content) =>
      answer(async () => {
        const path = pathOf(name)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(`${path}${partialSuffix}`, content)
        await rename(`${path}${partialSuffix}`, path)
        return null
      }),
  }
}

/** `missing` is the answer where there is no such file; without one that is a failure as any other. */
async function answer<T>(work: () => Promise<T>, missing?: T): Stored<T> {
  try {
    return ok(await work())
  } catch (error) {
    if (missing !== undefined && isMissingFile(error)) return ok(missing)
    if (error instanceof Error && 'code' in error) return err({ reason: 'unreachable', message: error.message })
    throw error
  }
}

async function listBelow(root: string, prefix: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(partialSuffix))
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .filter((name) => name.startsWith(prefix))
    .sort()
}

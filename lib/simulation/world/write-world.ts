/** Puts the files of a simulated world into a folder. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generateWorld, type WorldRequest } from './generate-world.ts'

/** Writes the world below `folder`, which is made if need be, over files of the same names; returns their names. */
export async function writeWorld(folder: string, request: WorldRequest): Promise<string[]> {
  const files = generateWorld(request)
  for (const { name, text } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  return files.map(({ name }) => name)
}

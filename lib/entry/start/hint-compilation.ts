/**
 * Marks the script that every page begins with as one whose functions are all called when it loads.
 *
 * A browser that knows the mark compiles them while the file arrives, beside its main thread
 * (https://v8.dev/blog/explicit-compile-hints); without it a phone compiles each at its first call, in one task of a
 * fifth of a second. To others it is a comment.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const hint = '//# allFunctionsCalledOnLoad\n'

const Manifest = z.object({ rootMainFiles: z.array(z.string()).min(1) })

/** `buildFolder` holds a finished build. Marks each file once, however often it is asked to. */
export function hintCompilation(buildFolder: string): void {
  const { rootMainFiles } = Manifest.parse(JSON.parse(readFileSync(join(buildFolder, 'build-manifest.json'), 'utf8')))
  for (const name of rootMainFiles) {
    const path = join(buildFolder, name)
    const script = readFileSync(path, 'utf8')
    if (!script.startsWith(hint)) writeFileSync(path, hint + script)
  }
}

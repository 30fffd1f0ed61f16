/** What commands about blocks share: prefixes behind the command or on stdin, and one JSON object a line for each. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { publishProblem } from '#lib/diligence/publish-problem.ts'
import { jsonWriter, linesOf } from './json-lines.ts'
import { UsageProblem } from './usage.ts'

export type AskedBlocks = { command: string; fromStdin: boolean; positionals: readonly string[] }

/** Either names prefixes: both, or neither, is a mistake that is told before anything is opened. */
export function requireBlocks({ command, fromStdin, positionals }: AskedBlocks): void {
  if (fromStdin ? positionals.length === 0 : positionals.length > 0) return
  throw new UsageProblem(`Name the prefixes behind "${command}", or pass --stdin and write one a line.`)
}

/** The exit status: 1 where one was no prefix, which is told in its own line. */
export async function answerBlocks(
  { fromStdin, positionals }: AskedBlocks,
  answer: (block: Prefix) => object,
): Promise<number> {
  const out = jsonWriter(process.stdout)
  let refused = 0
  for await (const text of fromStdin ? linesOf(process.stdin) : positionals) {
    const block = parsePrefix(text)
    if (!block.ok) refused++
    await out.write(block.ok ? answer(block.value) : { prefix: text, error: publishProblem(block.error) })
  }
  await out.flush()
  return refused === 0 ? 0 : 1
}

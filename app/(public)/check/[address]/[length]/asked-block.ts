/** What a page below `/check/<prefix>` is about: its block, or back to the form that says what is wrong with it. */
import { redirect } from 'next/navigation'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { checkPath } from '#lib/paths.ts'

export type BlockParams = Promise<{ address: string; length: string }>

export async function askedBlock(params: BlockParams): Promise<{ block: Prefix; prefix: string }> {
  const { address, length } = await params
  const text = `${address}/${length}`
  const block = parseCheckableBlock(text)
  if (!block.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  return { block: block.value, prefix: formatPrefix(block.value) }
}

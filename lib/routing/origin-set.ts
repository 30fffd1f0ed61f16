/** The members of an AS_SET as tables print it: `{64496,64497}`. Its readers have refused what is none. */
import { parseAsn } from '#lib/address-space/asn.ts'

export function membersOf(originSet: string): number[] {
  const members = originSet.replace(/^\{|\}$/g, '').split(',')
  return [...new Set(members.flatMap((member) => readAsn(member)))]
}

function readAsn(text: string): number[] {
  const asn = parseAsn(text.trim())
  return asn.ok ? [asn.value] : []
}

/** The regular files of a tar archive (POSIX ustar, and GNU's like it), each with the byte that its content begins at. */
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type TarMember = { name: string; offset: number; content: Uint8Array }

const block = 512

export function readTarMembers(file: Uint8Array): Result<TarMember[], string> {
  const members: TarMember[] = []
  let at = 0
  while (at + block <= file.length) {
    const header = file.subarray(at, at + block)
    // POSIX: two blocks of zeros end an archive; writers pad behind them.
    if (header.every((byte) => byte === 0)) return ok(members)
    const size = Number.parseInt(fieldOf(header, 124, 12), 8)
    if (!(hasItsSum(header) && size >= 0)) return err(`The archive is damaged at byte ${at}; fetch it again.`)
    const offset = at + block
    if (offset + size > file.length) break
    if (isRegular(header)) members.push({ name: nameOf(header), offset, content: file.subarray(offset, offset + size) })
    at = offset + Math.ceil(size / block) * block
  }
  return err('The archive is cut off; fetch it again.')
}

/** The sum of the header's bytes, its own field counted as spaces. */
function hasItsSum(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  return Number.parseInt(fieldOf(header, 148, 8), 8) === sum
}

const isRegular = (header: Uint8Array): boolean => header[156] === 0 || header[156] === 0x30

/** A long name has its folders in a field of their own. */
function nameOf(header: Uint8Array): string {
  const [name, folders] = [fieldOf(header, 0, 100), fieldOf(header, 345, 155)]
  return folders === '' ? name : `${folders}/${name}`
}

function fieldOf(header: Uint8Array, from: number, width: number): string {
  const text = Buffer.from(header.subarray(from, from + width)).toString('latin1')
  return (text.split('\0', 1)[0] ?? '').trim()
}

/**
 * A tar file in POSIX's ustar form (IEEE Std 1003.1, pax, "ustar Interchange Format"), with one spelling.
 *
 * Regular files alone, owned by nobody, dated 1970: the same members are the same bytes, and `tar` opens them.
 * Reading takes back only what `writeUstar` writes, so that no byte of a file is without meaning.
 */
import { invariant } from './invariant.ts'

export type Member = { readonly name: string; readonly content: Uint8Array }

/** `members` is what was read before the first fault. */
export type Unpacked = { readonly members: readonly Member[]; readonly fault: Fault | null }
/** The byte a fault stands at, outside every content, and the number of the member whose header or padding has it. */
export type Fault = { readonly at: number; readonly member: number }

const block = 512
const endBlocks = 2
const longestName = 100
/** Field widths and places: POSIX, table "ustar Header Block". */
const sizeField = { at: 124, width: 12 } as const
const checksumField = { at: 148, width: 8 } as const

const padded = (bytes: number) => Math.ceil(bytes / block) * block
const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`

function headerOf(name: string, size: number): Uint8Array {
  const header = new Uint8Array(block)
  const put = (text: string, at: number) => new TextEncoder().encodeInto(text, header.subarray(at))
  put(name, 0)
  put(octal(0o644, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(size, sizeField.width), sizeField.at)
  put(octal(0, 12), 136)
  put(' '.repeat(checksumField.width), checksumField.at)
  put('0', 156)
  put('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  // Six digits, a NUL and a space: the checksum alone is written so.
  put(`${octal(sum, 7)} `, checksumField.at)
  return header
}

export function writeUstar(members: readonly Member[]): Uint8Array {
  const size = members.reduce((sum, { content }) => sum + block + padded(content.length), endBlocks * block)
  const file = new Uint8Array(size)
  let at = 0
  for (const { name, content } of members) {
    invariant(/^[\w./-]+$/.test(name) && name.length <= longestName, 'the name of a member is short and plain')
    file.set(headerOf(name, content.length), at)
    file.set(content, at + block)
    at += block + padded(content.length)
  }
  return file
}

/** Never throws: a file that is anything else has a fault, told by its place. */
export function readUstar(file: Uint8Array): Unpacked {
  const members: Member[] = []
  let at = 0
  for (;;) {
    if (file[at] === 0) return { members, fault: faultInEnd(file, at, members.length - 1) }
    const member = readMember(file, at)
    if (member === null) return { members, fault: { at, member: members.length } }
    members.push(member)
    const end = at + block + member.content.length
    at += block + padded(member.content.length)
    const stray = firstNotZero(file, end, at)
    if (stray !== null) return { members, fault: { at: stray, member: members.length - 1 } }
  }
}

/**
 * Reads a file of which somebody else knows what is in it, over a damaged header too. Null where the members would
 * not fill it.
 */
export function readPlanned(file: Uint8Array, plan: readonly { name: string; bytes: number }[]): Unpacked | null {
  const starts: number[] = []
  let end = 0
  for (const { bytes } of plan) {
    starts.push(end)
    end += block + padded(bytes)
  }
  if (file.length !== end + endBlocks * block) return null
  const members = plan.map(({ name, bytes }, index) => {
    const from = (starts[index] ?? 0) + block
    return { name, content: file.subarray(from, from + bytes) }
  })
  const right = writeUstar(members)
  const at = file.findIndex((byte, index) => byte !== right[index])
  return { members, fault: at === -1 ? null : { at, member: starts.findLastIndex((start) => start <= at) } }
}

function readMember(file: Uint8Array, at: number): Member | null {
  const header = file.subarray(at, at + block)
  if (header.length < block) return null
  const text = (from: number, width: number) => {
    const field = new TextDecoder('latin1').decode(header.subarray(from, from + width))
    return field.split('\0', 1)[0] ?? ''
  }
  const name = text(0, longestName)
  const size = text(sizeField.at, sizeField.width)
  if (!(/^[\w./-]+$/.test(name) && /^[0-7]{11}$/.test(size))) return null
  const length = Number.parseInt(size, 8)
  if (at + block + padded(length) > file.length || !isSame(header, headerOf(name, length))) return null
  return { name, content: file.subarray(at + block, at + block + length) }
}

function faultInEnd(file: Uint8Array, at: number, member: number): Fault | null {
  const end = at + endBlocks * block
  const stray = firstNotZero(file, at, file.length)
  if (stray !== null) return { at: stray, member }
  return file.length === end ? null : { at: Math.min(file.length, end), member }
}

function firstNotZero(file: Uint8Array, from: number, to: number): number | null {
  for (let index = from; index < to; index++) if (file[index] !== 0) return index
  return null
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, index) => byte === b[index])

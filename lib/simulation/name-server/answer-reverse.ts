/**
 * What DNS answers about the reverse zones of a simulated world: a resolver of whoever asks it, and the two name
 * servers of their own zones alone.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import {
  findReverseZone,
  hostNameOf,
  type ReverseServer,
  type ReverseZone,
  type ReverseZones,
  reverseServers,
} from '../world/reverse-zones.ts'
import { type Question, readQuestion } from './answer-question.ts'
import { encodeDs, encodeName, encodeRecord, encodeSoa, recordTypes } from './dns-records.ts'

export type ReverseRole = 'resolver' | ReverseServer

const codes = { ok: 0, formatError: 1, noSuchName: 3, refused: 5 } as const
const headerBytes = 12

type Said = { code: number; answers: readonly Buffer[]; authority: readonly Buffer[] }

/** The answer's bytes; null for what is no question, to which nobody answers. */
export function answerReverse(message: Buffer, zones: ReverseZones, role: ReverseRole): Buffer | null {
  if (message.length < headerBytes || (message.readUInt16BE(2) & 0x8000) !== 0) return null
  const question = readQuestion(message)
  if (question === null) {
    return replyTo(message.subarray(0, headerBytes), { role, said: refusal(codes.formatError) })
  }
  const said = role === 'resolver' ? resolve(question, zones) : serve(question, zones, role)
  return replyTo(message.subarray(0, question.end), { role, said })
}

const refusal = (code: number): Said => ({ code, answers: [], authority: [] })

function serve(question: Question, zones: ReverseZones, server: ReverseServer): Said {
  const zone = findReverseZone(question.name, zones)
  return zone?.hasIt.includes(server) ? answerFrom(zone, question) : refusal(codes.refused)
}

function resolve(question: Question, zones: ReverseZones): Said {
  const named = Object.values(reverseServers).find(({ name }) => name === question.name)
  if (named) {
    const answers =
      question.type === recordTypes.a ? [encodeRecord(named.name, recordTypes.a, bytesOf(named.address))] : []
    return { code: codes.ok, answers, authority: [] }
  }
  if (!question.name.endsWith('.in-addr.arpa')) return refusal(codes.refused)
  const zone = findReverseZone(question.name, zones)
  if (zone) return answerFrom(zone, question)
  // The /8 is its registry's, which delegated nothing there.
  const registryZone = question.name.split('.').slice(-3).join('.')
  return { code: codes.noSuchName, answers: [], authority: [encodeSoa(registryZone, reverseServers.first.name)] }
}

function answerFrom(zone: ReverseZone, { name, type }: Question): Said {
  const soa = encodeSoa(zone.name, reverseServers.first.name)
  if (name === zone.name) {
    const answers = apexRecords(zone, type)
    return { code: codes.ok, answers, authority: answers.length > 0 ? [] : [soa] }
  }
  const host = hostNameOf(name, zone)
  if (host === null) return { code: codes.noSuchName, answers: [], authority: [soa] }
  const answers = type === recordTypes.ptr ? [encodeRecord(name, recordTypes.ptr, encodeName(host))] : []
  return { code: codes.ok, answers, authority: answers.length > 0 ? [] : [soa] }
}

function apexRecords({ name, isSigned }: ReverseZone, type: number): Buffer[] {
  if (type === recordTypes.soa) return [encodeSoa(name, reverseServers.first.name)]
  if (type === recordTypes.ds) return isSigned ? [encodeDs(name)] : []
  if (type !== recordTypes.ns) return []
  return Object.values(reverseServers).map((server) => encodeRecord(name, recordTypes.ns, encodeName(server.name)))
}

function bytesOf(dotted: string): Buffer {
  const address = parseAddress(dotted)
  invariant(address.ok, `${dotted} is an address`)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(address.value)
  return bytes
}

function replyTo(question: Buffer, { role, said }: { role: ReverseRole; said: Said }): Buffer {
  const message = Buffer.concat([question, ...said.answers, ...said.authority])
  const wantsRecursion = question.readUInt16BE(2) & 0x0100
  message.writeUInt16BE(flagsOf(role, said) | wantsRecursion | said.code, 2)
  message.writeUInt16BE(question.length > headerBytes ? 1 : 0, 4)
  message.writeUInt16BE(said.answers.length, 6)
  message.writeUInt16BE(said.authority.length, 8)
  message.writeUInt16BE(0, 10)
  return message
}

/** A resolver offers recursion and has no authority; a name server the other way round, for what it has. */
function flagsOf(role: ReverseRole, { code }: Said): number {
  if (role === 'resolver') return 0x8080
  return code === codes.refused || code === codes.formatError ? 0x8000 : 0x8400
}

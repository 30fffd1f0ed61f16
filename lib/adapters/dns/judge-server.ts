/** Whether a name server that a zone was delegated to has it (RFC 1912 section 2.8): it must say so with authority. */
import type { ServerState } from '#lib/diligence/reverse-dns/reverse-reading.ts'
import { type Asked, explainAsking } from './asker.ts'

/** `answer` is what it said when it was asked for the SOA of the zone, without recursion. */
export function judgeServer(answer: Asked, zone: string): { state: ServerState; why: string | null } {
  if (answer.state === 'answered') {
    const hasZone = answer.answers.some(({ type, owner }) => type === 'SOA' && owner === zone)
    if (!hasZone) return { state: 'lame', why: 'it knows no such zone' }
    return answer.isAuthoritative
      ? { state: 'answers', why: null }
      : { state: 'lame', why: 'it answers without authority' }
  }
  switch (answer.reason) {
    case 'not-asked':
      return { state: 'not-asked', why: explainAsking(answer.reason) }
    case 'timeout':
      return { state: 'silent', why: 'no answer came in time' }
    case 'unreachable':
      return { state: 'silent', why: 'it cannot be reached' }
    case 'malformed':
      return { state: 'silent', why: 'its answer could not be read' }
    case 'servfail':
      return { state: 'lame', why: 'it cannot serve the zone (SERVFAIL)' }
    case 'refused':
      return { state: 'lame', why: 'it refuses the zone (REFUSED)' }
    default:
      return { state: 'lame', why: 'it answered with an error' }
  }
}

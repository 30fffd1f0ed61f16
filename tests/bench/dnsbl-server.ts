/** The server of the benchmark where no rbldnsd is installed: a program of its own, which tells its parent the port. */
import { startDnsServer } from '#tests/support/dns-server.ts'

/** Every seventh host is on every list. */
export const isListedInBench = (name: string): boolean => Number(name.slice(0, name.indexOf('.'))) % 7 === 0

if (process.argv[2] === 'serve') {
  const { port } = await startDnsServer({
    zone: (name) => (isListedInBench(name) ? { addresses: [0x7f000002] } : { rcode: 3 }),
  })
  process.send?.(port)
}

/** Ports of this machine: is one free, and find one that is. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Whether a server could listen there now. Throws where the host is none of this machine's. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** A port that is free now, and as many behind it, below the range from which systems hand out ports to outgoing connections. */
export async function findFreePort(behind = 0): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const wanted = Array.from({ length: behind + 1 }, (_, index) => port + index)
    const free = await Promise.all(wanted.map((one) => isPortFree(one)))
    if (free.every(Boolean)) return port
  }
}

/** rpki-validator, loaded from an export: a file of its own, so that no process of ours holds its packages. */
import RpkiValidator from 'rpki-validator'

export async function loadPeer(text: Buffer): Promise<RpkiValidator> {
  const peer = new RpkiValidator({
    connector: 'external',
    defaultRpkiApi: null,
    axios: () => Promise.reject(new Error('the peer asks nobody')),
  })
  const { roas } = JSON.parse(text.toString('latin1'))
  peer.setVRPs(roas.filter(({ prefix }: { prefix: string }) => !prefix.includes(':')))
  await peer.preCache()
  return peer
}

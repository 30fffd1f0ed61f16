import { expect, test } from 'vitest'
import { nothingImported, prefix, registrationsOf } from '#tests/support/evidence.ts'
import { examineBlock } from '../examine-block.ts'
import { stateDossier } from '../statements/state-dossier.ts'
import { drawDossier } from './draw-dossier.ts'
import type { Pack } from './make-pack.ts'

const registrations = [registrationsOf('ripencc')]
const dossier = examineBlock(
  prefix('198.51.100.0/24'),
  { ...nothingImported, registrations },
  { at: '2026-06-20T00:00:00.000Z', asn: null },
)
const pack: Pack = {
  fileName: 'dotquad-198.51.100.0-24',
  file: new Uint8Array(),
  manifestSha256: 'a'.repeat(64),
  key: '0123456789abcdef',
  world: 'files',
  dossier,
  stated: stateDossier(dossier, []),
  statedBy: dossier.ruleVersion,
  snapshots: registrations.map(({ snapshot }) => snapshot),
}

test('the paper of a dossier is a PDF, and the same pack is the same paper', async () => {
  const [once, again] = await Promise.all([drawDossier(pack), drawDossier(pack)])
  expect(Buffer.from(once.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
  const other = await drawDossier({ ...pack, key: 'fedcba9876543210' })
  expect(Buffer.from(once).equals(Buffer.from(other))).toBe(false)
})

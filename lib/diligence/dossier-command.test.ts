import { expect, test } from 'vitest'
import { dossierOf } from '#tests/support/dossier-builder.ts'
import { dossierCommand } from './dossier-command.ts'

test('the command names the world, the ASN and the moment of the page', () => {
  const whatIf = { origin: 64511, state: 'not-found', reason: null } as const
  expect(dossierCommand('live', dossierOf('193.0.0.0/21', { whatIf }))).toBe(
    'npx dotquad dossier 193.0.0.0/21 --world live --asn 64511 --at 2026-11-23T09:00:00.000Z --json',
  )
})

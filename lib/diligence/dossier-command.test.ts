import { expect, test } from 'vitest'
import { dossierOf } from '#tests/support/dossier-builder.ts'
import { prefix } from '#tests/support/evidence.ts'
import { dossierCommand, planCommand } from './dossier-command.ts'
import { readRoaPlan, readSplitPlan } from './what-if/plan.ts'

test('the command names the world, the ASN and the moment of the page', () => {
  const whatIf = { origin: 64511, state: 'not-found', reason: null } as const
  expect(dossierCommand('live', dossierOf('193.0.0.0/21', { whatIf }))).toBe(
    'npx dotquad dossier 193.0.0.0/21 --world live --asn 64511 --at 2026-11-23T09:00:00.000Z --json',
  )
})

test('a plan is written as its command reads it', () => {
  const block = prefix('193.0.0.0/21')
  const written = (plan: Parameters<typeof planCommand>[2]) =>
    planCommand('live', dossierOf('193.0.0.0/21'), plan).replace(
      /^npx dotquad what-if 193\.0\.0\.0\/21 --\w+ (\S+) .*/,
      '$1',
    )
  const roa = { kind: 'roa', asn: 64511, maxLength: 24 } as const
  expect(readRoaPlan(block, written(roa))).toEqual({ ok: true, value: roa })
  const split = { kind: 'split', length: 24 } as const
  expect(readSplitPlan(block, written(split))).toEqual({ ok: true, value: split })
})

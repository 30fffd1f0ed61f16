import type { Environment } from '#lib/platform/env.ts'

/** Whether the registries of the market's world may be asked: a house without network asks only what it was told to. */
export const mayAskRegistries = ({ DOTQUAD_NETWORK, RDAP_BASE_URL }: Environment): boolean =>
  DOTQUAD_NETWORK !== 'off' || RDAP_BASE_URL !== undefined

export const notAsked = {
  answer: 'not-checked',
  reason: 'This house asks no service outside (DOTQUAD_NETWORK=off).',
} as const

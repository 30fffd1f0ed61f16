/** Where a visitor acts at the registries and routers of this world, or null where they are real. */
import { environment } from './env.ts'

export const findRegistryPortal = (): string | null => environment().REGISTRY_PORTAL_URL ?? null

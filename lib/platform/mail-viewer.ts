/** Where the mail sent from here can be read by anybody, or null where it reaches real mailboxes. */
import { environment } from './env.ts'

export const findMailViewer = (): string | null => environment().MAIL_VIEWER_URL ?? null

import { AnswerMark } from '#components/ui/answer-mark.tsx'
import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Listing } from '#lib/listings/listing.ts'
import type { Proof } from '#lib/listings/proof.ts'
import { registrationFormsPath } from '#lib/registry/registration-forms.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import { StepForm } from './step-form.tsx'

type ProofPanelProps = {
  listing: Listing
  proof: Proof | null
  /** World time: a token that is too old is not read any more. */
  now: Date
  /** Where registries are played, for a world in which they are. */
  registryPortal: string | null
  actions: { giveToken: FormAction; readToken: FormAction }
}

/** How the seller shows that it controls the registration: a token that only the holder can put there. */
export function ProofPanel({ listing, proof, now, registryPortal, actions }: ProofPanelProps) {
  const { id: listingId, block, registry } = listing
  if (proof?.provenAt)
    return (
      <p>
        The token was read back from the registration at {registryInSentence(registry)},{' '}
        <Instant at={proof.provenAt.toISOString()} />. You may take it out of the remarks again.
      </p>
    )
  if (!proof || proof.expiresAt <= now)
    return (
      <div className="grid gap-3">
        <p className="max-w-prose">
          {proof ? 'The token that you had is too old. ' : ''}Only the holder can change the remarks of a registration.
          You are given a token to put there, and it is read back through RDAP.
        </p>
        <StepForm action={actions.giveToken} listingId={listingId} button="Give me a token" />
      </div>
    )
  return (
    <div className="grid gap-3">
      <div className="grid max-w-prose gap-2">
        <p>
          Put this line into the remarks of the registration at {registryInSentence(registry)} that holds{' '}
          {formatPrefix(block)}, then have it read back:
        </p>
        <p className="data border-y border-rule py-2 wrap-anywhere">{proof.token}</p>
        {registryPortal && (
          <p className="text-ink2">
            That is done at{' '}
            <a href={registryPortal + registrationFormsPath(block)} target="_blank" rel="noreferrer">
              this world’s registries
            </a>
            .
          </p>
        )}
        <p className="text-ink2">
          It is good until <Instant at={proof.expiresAt.toISOString()} />.{' '}
          {proof.reading ? (
            <>
              Last read <Instant at={proof.reading.at.toISOString()} />: <AnswerMark answer={proof.reading.answer} />
            </>
          ) : (
            'It was not looked for yet.'
          )}
        </p>
        {proof.reading && <p>{proof.reading.reason}</p>}
      </div>
      <StepForm action={actions.readToken} listingId={listingId} button="Read it back now" />
    </div>
  )
}

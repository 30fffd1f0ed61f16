-- The watch is told of answers of DNS blocklists and of RTR deltas, which no file holds; ended watches are silenced by
-- an index; and the secrets of webhooks are sealed.

-- How a step came about: from snapshots to snapshots, by a delta that a validator's cache sent, or by answers of lists.
ALTER TABLE "watch_run" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'snapshots',
    ADD CONSTRAINT "watch_run_kind_is_known" CHECK ("kind" IN ('snapshots', 'delta', 'answers')),
    -- Only a step between snapshots can be taken up again: of the others nothing is left that could be asked twice.
    ADD CONSTRAINT "watch_run_without_snapshots_is_finished" CHECK ("kind" = 'snapshots' OR "finished_at" IS NOT NULL);
CREATE INDEX "watch_run_kind_id_idx" ON "watch_run"("kind", "id");
CREATE INDEX "watch_run_untold" ON "watch_run"("id") WHERE "finished_at" IS NOT NULL AND "alerted_at" IS NULL;

-- Both or neither: what came of no file is told with the moments of the answers alone.
ALTER TABLE "timeline_event" ALTER COLUMN "before_sha256" DROP NOT NULL, ALTER COLUMN "after_sha256" DROP NOT NULL,
    ADD CONSTRAINT "timeline_event_is_between_two" CHECK (("before_sha256" IS NULL) = ("after_sha256" IS NULL));

-- What a DNS blocklist answered about an address that it had answered, or had been asked, before: each change once.
CREATE TABLE "dnsbl_change" (
    "id" BIGSERIAL NOT NULL,
    "zone" TEXT NOT NULL,
    "address" inet NOT NULL,
    -- The codes that it was listed with; null where it was not, or no answer came.
    "before" TEXT[],
    "after" TEXT[],
    -- Whether the address had no answer before: it may have been listed already.
    "was_unknown" BOOLEAN NOT NULL,
    "before_at" TIMESTAMPTZ(3) NOT NULL,
    "after_at" TIMESTAMPTZ(3) NOT NULL,
    -- When those who watch were looked for; null until then.
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnsbl_change_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dnsbl_change_is_of_one_address" CHECK (family("address") = 4 AND masklen("address") = 32),
    CONSTRAINT "dnsbl_change_is_one" CHECK ("before" IS DISTINCT FROM "after"),
    CONSTRAINT "dnsbl_change_from_unknown_is_a_listing" CHECK (NOT "was_unknown" OR "before" IS NULL)
);
CREATE INDEX "dnsbl_change_untaken" ON "dnsbl_change"("id") WHERE "taken_at" IS NULL;
CREATE TRIGGER "dnsbl_change_is_history" BEFORE DELETE OR TRUNCATE ON "dnsbl_change"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What of a watch that ends is still open.
CREATE INDEX "alert_open_by_watch" ON "alert"("watch_id") WHERE "state" IN ('raised', 'escalated');

-- Sealed with a key of the house (AES-256-GCM), whose id stands beside it. What is still in plain text is sealed by the
-- worker, since no key is known here.
ALTER TABLE "webhook" ALTER COLUMN "secret" DROP NOT NULL,
    ADD COLUMN "sealed_secret" TEXT,
    ADD COLUMN "key_id" TEXT,
    ADD CONSTRAINT "webhook_has_one_secret" CHECK (("secret" IS NULL) <> ("sealed_secret" IS NULL)),
    ADD CONSTRAINT "webhook_names_its_key" CHECK (("sealed_secret" IS NULL) = ("key_id" IS NULL));

GRANT SELECT, INSERT ON "dnsbl_change" TO dotquad_app;
GRANT UPDATE ("taken_at") ON "dnsbl_change" TO dotquad_app;
GRANT UPDATE ("secret", "sealed_secret", "key_id") ON "webhook" TO dotquad_app;
GRANT USAGE ON SEQUENCE "dnsbl_change_id_seq" TO dotquad_app;

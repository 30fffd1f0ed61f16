-- Watching: who watches which block, what changed of it from one set of snapshots to the next, and who was told.

-- One step from a set of snapshots to the next. At most one is unfinished; whoever comes next finishes it.
CREATE TABLE "watch_run" (
    "id" BIGSERIAL NOT NULL,
    -- By source, the index of its snapshot.
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "finished_at" TIMESTAMPTZ(3),
    "blocks" INTEGER,
    "changed_blocks" INTEGER,
    "changes" INTEGER,
    -- When those who watch were given their alerts.
    "alerted_at" TIMESTAMPTZ(3),

    CONSTRAINT "watch_run_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "watch_run_alerts_what_is_finished" CHECK ("alerted_at" IS NULL OR "finished_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "watch_run_one_unfinished" ON "watch_run"((true)) WHERE "finished_at" IS NULL;

-- What changed of a block, once, whoever watches it.
CREATE TABLE "timeline_event" (
    "id" BIGSERIAL NOT NULL,
    "run_id" BIGINT NOT NULL,
    "block" cidr NOT NULL,
    "kind" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "source" TEXT NOT NULL,
    -- The snapshots that say so, by the sha256 of their files and the dates they bear.
    "before_sha256" CHAR(64) NOT NULL,
    "after_sha256" CHAR(64) NOT NULL,
    "before_as_of" TEXT,
    "after_as_of" TEXT,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "timeline_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "timeline_event_run_id_fkey" FOREIGN KEY ("run_id")
        REFERENCES "watch_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "timeline_event_tier_is_known" CHECK ("tier" IN ('notice', 'warning', 'critical')),
    CONSTRAINT "timeline_event_is_of_ipv4" CHECK (family("block") = 4)
);
-- The same change is never told twice, however often its run is taken up again.
CREATE UNIQUE INDEX "timeline_event_run_id_block_kind_subject_key"
    ON "timeline_event"("run_id", "block", "kind", "subject");
CREATE INDEX "timeline_event_block_id_idx" ON "timeline_event"("block", "id");
CREATE TRIGGER "timeline_event_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "timeline_event"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE "watch" (
    "id" TEXT NOT NULL,
    -- Null where the house itself watches: what is listed, and what a deal is about.
    "organisation_id" TEXT,
    "block" cidr NOT NULL,
    "reason" TEXT NOT NULL,
    -- Of this tier and what weighs more.
    "least_tier" TEXT NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "by_webhook" BOOLEAN NOT NULL,
    -- Full hours of the day in UTC in which only what is critical is told; null where there are none.
    "quiet_from" SMALLINT,
    "quiet_to" SMALLINT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "watch_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "watch_is_of_ipv4" CHECK (family("block") = 4 AND masklen("block") >= 8),
    CONSTRAINT "watch_reason_is_known" CHECK ("reason" IN ('asked', 'listing', 'deal')),
    CONSTRAINT "watch_of_the_house_has_its_reason" CHECK (("organisation_id" IS NULL) = ("reason" <> 'asked')),
    CONSTRAINT "watch_least_tier_is_known" CHECK ("least_tier" IN ('notice', 'warning', 'critical')),
    CONSTRAINT "watch_quiet_hours_are_two" CHECK (("quiet_from" IS NULL) = ("quiet_to" IS NULL)),
    CONSTRAINT "watch_quiet_hours_are_hours" CHECK ("quiet_from" BETWEEN 0 AND 23 AND "quiet_to" BETWEEN 0 AND 23
        AND "quiet_from" <> "quiet_to")
);
CREATE UNIQUE INDEX "watch_once_an_organisation" ON "watch"((coalesce("organisation_id", '')), "block")
    WHERE "ended_at" IS NULL;
CREATE INDEX "watch_block_idx" ON "watch"("block") WHERE "ended_at" IS NULL;

-- What one watch was told of one event.
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "watch_id" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'raised',
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    -- When it is to be told next; null once it has been.
    "tell_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    -- When it is told again if nobody acknowledges it; null where it is not.
    "escalate_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_watch_id_fkey" FOREIGN KEY ("watch_id")
        REFERENCES "watch"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "alert_event_id_fkey" FOREIGN KEY ("event_id")
        REFERENCES "timeline_event"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "alert_state_is_known" CHECK ("state" IN ('raised', 'escalated', 'acknowledged', 'resolved')),
    CONSTRAINT "alert_is_acknowledged_by_somebody" CHECK (("acknowledged_at" IS NULL) = ("acknowledged_by" IS NULL)),
    CONSTRAINT "alert_over_is_told_no_more" CHECK ("state" IN ('raised', 'escalated')
        OR ("tell_at" IS NULL AND "escalate_at" IS NULL))
);
CREATE UNIQUE INDEX "alert_watch_id_event_id_key" ON "alert"("watch_id", "event_id");
CREATE INDEX "alert_tell_at_idx" ON "alert"("tell_at") WHERE "tell_at" IS NOT NULL;
CREATE INDEX "alert_escalate_at_idx" ON "alert"("escalate_at") WHERE "escalate_at" IS NOT NULL;

CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    -- What its messages are signed with.
    "secret" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "webhook_organisation_id_idx" ON "webhook"("organisation_id");

-- A message that waits to be posted, written with what it tells of. Real time.
CREATE TABLE "webhook_message" (
    "id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    -- Null once it is delivered or given up.
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_message_webhook_id_fkey" FOREIGN KEY ("webhook_id")
        REFERENCES "webhook"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "webhook_message_is_over_once_delivered" CHECK ("delivered_at" IS NULL OR "next_attempt_at" IS NULL)
);
CREATE INDEX "webhook_message_next_attempt_at_idx" ON "webhook_message"("next_attempt_at");

-- Every try, and what came of it.
CREATE TABLE "webhook_attempt" (
    "id" BIGSERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- Null where no answer came.
    "status" INTEGER,
    "problem" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_attempt_message_id_fkey" FOREIGN KEY ("message_id")
        REFERENCES "webhook_message"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "webhook_attempt_message_id_idx" ON "webhook_attempt"("message_id");
CREATE TRIGGER "webhook_attempt_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "webhook_attempt"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "watch_run", "timeline_event", "watch", "alert", "webhook", "webhook_message",
    "webhook_attempt" TO dotquad_app;
GRANT UPDATE ("finished_at", "blocks", "changed_blocks", "changes", "alerted_at") ON "watch_run" TO dotquad_app;
GRANT UPDATE ("ended_at", "least_tier", "by_mail", "by_webhook", "quiet_from", "quiet_to") ON "watch" TO dotquad_app;
GRANT UPDATE ("state", "tell_at", "told_at", "escalate_at", "acknowledged_at", "acknowledged_by", "resolved_at")
    ON "alert" TO dotquad_app;
GRANT UPDATE ("ended_at") ON "webhook" TO dotquad_app;
GRANT UPDATE ("attempts", "next_attempt_at", "delivered_at") ON "webhook_message" TO dotquad_app;
GRANT USAGE ON SEQUENCE "watch_run_id_seq", "timeline_event_id_seq", "webhook_attempt_id_seq" TO dotquad_app;

-- Case files: a listing of a block that an organisation wants ended, and all that was done about it.

CREATE TABLE "incident_case" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "block" cidr NOT NULL,
    -- Id of a source or of a DNS blocklist.
    "list" TEXT NOT NULL,
    -- How the block stood on the list when the case was opened.
    "before" JSONB NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    -- Since nothing more can follow; null while something can.
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_case_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "incident_case_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "incident_case_is_of_ipv4" CHECK (family("block") = 4)
);
CREATE UNIQUE INDEX "incident_case_once_a_listing" ON "incident_case"("organisation_id", "block", "list")
    WHERE "ended_at" IS NULL;
CREATE INDEX "incident_case_organisation_id_opened_at_id_idx" ON "incident_case"("organisation_id", "opened_at", "id");

-- What was done and what the list said, in order. Nothing is ever sent to a list from here.
CREATE TABLE "incident_event" (
    "case_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    -- Of a step its id, else what was sent or answered.
    "text" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("case_id", "number"),
    CONSTRAINT "incident_event_case_id_fkey" FOREIGN KEY ("case_id")
        REFERENCES "incident_case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "incident_event_counts_from_one" CHECK ("number" > 0),
    CONSTRAINT "incident_event_kind_is_known" CHECK (
        "kind" IN ('step-done', 'step-undone', 'sent', 'answered', 'refused', 'delisted', 'closed')
    ),
    CONSTRAINT "incident_event_text_is_bounded" CHECK (length("text") <= 20000)
);
CREATE TRIGGER "incident_event_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "incident_event"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Logs that show what was done: text, byte for byte.
CREATE TABLE "incident_attachment" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "content" BYTEA NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "incident_attachment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "incident_attachment_case_id_fkey" FOREIGN KEY ("case_id")
        REFERENCES "incident_case"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "incident_attachment_is_a_log" CHECK (octet_length("content") BETWEEN 1 AND 524288),
    CONSTRAINT "incident_attachment_is_named" CHECK ("file_name" ~ '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$'),
    CONSTRAINT "incident_attachment_hash_is_its_own" CHECK ("sha256" = encode(sha256("content"), 'hex'))
);
CREATE UNIQUE INDEX "incident_attachment_case_id_sha256_key" ON "incident_attachment"("case_id", "sha256");
CREATE TRIGGER "incident_attachment_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "incident_attachment"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "incident_case", "incident_event", "incident_attachment" TO dotquad_app;
GRANT UPDATE ("ended_at") ON "incident_case" TO dotquad_app;

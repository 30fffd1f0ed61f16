-- Deals: where each stands, the chain of everything that happened to it, and what is due.

-- The definitions that deals run by, by their hash, so that a record can be read when the code has moved on.
CREATE TABLE "process_definition" (
    "sha256" CHAR(64) NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "process_definition_pkey" PRIMARY KEY ("sha256")
);

CREATE TABLE "deal" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "definition_name" TEXT NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "definition_sha256" CHAR(64) NOT NULL,
    "state" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    -- How many events there are, and the hash of the last.
    "version" INTEGER NOT NULL,
    "head_hash" CHAR(64) NOT NULL,
    "listing_id" TEXT NOT NULL,
    "listing_block" cidr NOT NULL,
    "block" cidr NOT NULL,
    "registry" TEXT NOT NULL,
    "buyer_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deal_definition_sha256_fkey" FOREIGN KEY ("definition_sha256")
        REFERENCES "process_definition"("sha256") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "deal_kind_is_known" CHECK ("kind" IN ('sale', 'lease', 'rent')),
    CONSTRAINT "deal_is_between_two" CHECK ("buyer_id" <> "seller_id"),
    CONSTRAINT "deal_block_is_part_of_its_listing" CHECK ("block" <<= "listing_block")
);
CREATE INDEX "deal_buyer_id_opened_at_idx" ON "deal"("buyer_id", "opened_at");
CREATE INDEX "deal_seller_id_opened_at_idx" ON "deal"("seller_id", "opened_at");
CREATE INDEX "deal_listing_id_idx" ON "deal"("listing_id");
CREATE INDEX "deal_state_opened_at_idx" ON "deal"("state", "opened_at");

-- Each event bears the hash of the one before, the first that of the definition: changing one breaks all after it.
CREATE TABLE "deal_event" (
    "deal_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "command" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "deal_event_pkey" PRIMARY KEY ("deal_id", "seq"),
    CONSTRAINT "deal_event_deal_id_fkey" FOREIGN KEY ("deal_id")
        REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE TRIGGER "deal_event_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "deal_event"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- By world time. Ended when its command was fired, or the deal left the state before.
CREATE TABLE "deal_deadline" (
    "id" BIGSERIAL NOT NULL,
    "deal_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "repeats" BOOLEAN NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "deal_deadline_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deal_deadline_deal_id_fkey" FOREIGN KEY ("deal_id")
        REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "deal_deadline_outcome_is_known" CHECK ("outcome" IN ('fired', 'left')),
    CONSTRAINT "deal_deadline_ended_has_an_outcome" CHECK (("ended_at" IS NULL) = ("outcome" IS NULL))
);
CREATE INDEX "deal_deadline_deal_id_idx" ON "deal_deadline"("deal_id");
CREATE INDEX "deal_deadline_open_by_due_at" ON "deal_deadline"("due_at") WHERE "ended_at" IS NULL;

-- What a transition wants done afterwards; a job does it, and may try again. Real time.
CREATE TABLE "deal_effect" (
    "id" TEXT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "effect" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    -- Null once it is done, or given up.
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "deal_effect_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deal_effect_deal_id_seq_fkey" FOREIGN KEY ("deal_id", "seq")
        REFERENCES "deal_event"("deal_id", "seq") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "deal_effect_deal_id_seq_effect_key" ON "deal_effect"("deal_id", "seq", "effect");
CREATE INDEX "deal_effect_next_attempt_at_idx" ON "deal_effect"("next_attempt_at");

CREATE TABLE "deal_message" (
    "id" TEXT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "deal_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deal_message_deal_id_fkey" FOREIGN KEY ("deal_id")
        REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "deal_message_text_is_a_message" CHECK (length("text") BETWEEN 1 AND 4000)
);
CREATE INDEX "deal_message_deal_id_posted_at_idx" ON "deal_message"("deal_id", "posted_at");
CREATE TRIGGER "deal_message_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "deal_message"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE "deal_document" (
    "id" TEXT NOT NULL,
    "deal_id" TEXT NOT NULL,
    -- One of each for an event: made again after a crash, it is there already.
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "content" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "deal_document_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deal_document_deal_id_seq_fkey" FOREIGN KEY ("deal_id", "seq")
        REFERENCES "deal_event"("deal_id", "seq") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "deal_document_kind_is_known" CHECK ("kind" IN ('receipt'))
);
CREATE UNIQUE INDEX "deal_document_deal_id_seq_kind_key" ON "deal_document"("deal_id", "seq", "kind");
CREATE TRIGGER "deal_document_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "deal_document"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "process_definition", "deal", "deal_event", "deal_deadline", "deal_effect", "deal_message",
    "deal_document" TO dotquad_app;
GRANT UPDATE ("state", "entered_at", "version", "head_hash") ON "deal" TO dotquad_app;
GRANT UPDATE ("ended_at", "outcome") ON "deal_deadline" TO dotquad_app;
GRANT UPDATE ("attempts", "next_attempt_at", "done_at", "last_error") ON "deal_effect" TO dotquad_app;
GRANT USAGE ON SEQUENCE "deal_deadline_id_seq" TO dotquad_app;

-- What a service outside answered when somebody asked it about a block of the market's world, or why it did not. The
-- last good answer stays beside a later failure; nothing is ever changed.
CREATE TABLE "outside_answer" (
    "id" BIGSERIAL NOT NULL,
    "block" cidr NOT NULL,
    "service" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "answer" JSONB,
    "reason" TEXT,

    CONSTRAINT "outside_answer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "outside_answer_is_about_ipv4" CHECK (family("block") = 4),
    CONSTRAINT "outside_answer_service_is_known" CHECK ("service" IN ('registration', 'reverse-dns')),
    CONSTRAINT "outside_answer_is_one_or_none" CHECK (num_nonnulls("answer", "reason") = 1)
);
CREATE INDEX "outside_answer_block_service_id_idx" ON "outside_answer"("block", "service", "id");
CREATE TRIGGER "outside_answer_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "outside_answer"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "outside_answer" TO dotquad_app;
GRANT USAGE ON SEQUENCE "outside_answer_id_seq" TO dotquad_app;

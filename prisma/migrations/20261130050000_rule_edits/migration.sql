-- What operators changed of the rules of policy, which stand in the code. Append-only: an edit is taken back by another.

CREATE TABLE "rule_edit" (
    "id" BIGSERIAL NOT NULL,
    "rule_id" TEXT NOT NULL,
    "wording" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "rule_edit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "rule_edit_rule_is_named" CHECK ("rule_id" ~ '^[a-z0-9.-]{3,80}$'),
    CONSTRAINT "rule_edit_wording_is_an_object" CHECK (jsonb_typeof("wording") = 'object'),
    CONSTRAINT "rule_edit_has_a_reason" CHECK (char_length("reason") BETWEEN 10 AND 600)
);
CREATE INDEX "rule_edit_rule_id_id_idx" ON "rule_edit"("rule_id", "id");
CREATE TRIGGER "rule_edit_is_append_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "rule_edit"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "rule_edit" TO dotquad_app;
GRANT USAGE ON SEQUENCE "rule_edit_id_seq" TO dotquad_app;

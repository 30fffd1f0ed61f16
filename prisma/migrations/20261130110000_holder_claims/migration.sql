-- That an organisation says it is a holder at a registry, and what the house answered: once, and for good. Real time.
CREATE TABLE "holder_claim" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "registry" TEXT NOT NULL,
    "holder_id" TEXT NOT NULL,
    -- What the claimant writes to show it.
    "said" TEXT NOT NULL,
    "claimed_by" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "reason" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "holder_claim_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "holder_claim_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "holder_claim_registry_is_known" CHECK ("registry" IN ('afrinic', 'apnic', 'arin', 'lacnic', 'ripencc')),
    CONSTRAINT "holder_claim_answer_is_known" CHECK ("answer" IN ('accepted', 'refused')),
    CONSTRAINT "holder_claim_answer_is_whole" CHECK (num_nonnulls("answer", "reason", "answered_by", "answered_at") IN (0, 4))
);
CREATE INDEX "holder_claim_organisation_id_idx" ON "holder_claim"("organisation_id");
-- Asked once at a time; who was refused may ask again.
CREATE UNIQUE INDEX "holder_claim_is_open_once" ON "holder_claim"("organisation_id", "registry", "holder_id")
    WHERE "answer" IS NULL;

CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A claim is answered once.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "holder_claim_is_answered_once" BEFORE UPDATE ON "holder_claim"
    FOR EACH ROW WHEN (OLD."answer" IS NOT NULL) EXECUTE FUNCTION refuse_second_answer();
GRANT SELECT, INSERT ON "holder_claim" TO dotquad_app;
GRANT UPDATE ("answer", "reason", "answered_by", "answered_at") ON "holder_claim" TO dotquad_app;

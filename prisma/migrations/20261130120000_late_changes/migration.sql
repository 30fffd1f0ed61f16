-- That a registry moved a block to the buyer of a sale that had already ended with the money back. Written once, by
-- what was measured; the deal itself is over and its record closed.
CREATE TABLE "deal_late_change" (
    "deal_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "evidence" JSONB NOT NULL,

    CONSTRAINT "deal_late_change_pkey" PRIMARY KEY ("deal_id"),
    CONSTRAINT "deal_late_change_deal_id_fkey" FOREIGN KEY ("deal_id")
        REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
GRANT SELECT, INSERT ON "deal_late_change" TO dotquad_app;

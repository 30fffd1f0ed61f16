-- Measured figures of watched blocks, from which it is seen what is usual. One that could not be taken has no row.
CREATE TABLE "measured_sample" (
    "id" BIGSERIAL NOT NULL,
    "block" cidr NOT NULL,
    "measure" TEXT NOT NULL,
    -- The moment that the source speaks of.
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "measured_sample_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "measured_sample_measure_is_known" CHECK ("measure" IN ('visibility', 'latency')),
    CONSTRAINT "measured_sample_is_no_less_than_nothing" CHECK ("value" >= 0)
);
CREATE UNIQUE INDEX "measured_sample_block_measure_at_key" ON "measured_sample"("block", "measure", "at");
CREATE TRIGGER "measured_sample_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "measured_sample"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "measured_sample" TO dotquad_app;
GRANT USAGE ON SEQUENCE "measured_sample_id_seq" TO dotquad_app;

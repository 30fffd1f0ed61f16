-- Whether an address answers, and how fast: the address that a watch names, and what was measured of it as samples.
ALTER TABLE "measured_sample" DROP CONSTRAINT "measured_sample_measure_is_known";
ALTER TABLE "measured_sample" ADD CONSTRAINT "measured_sample_measure_is_known"
    CHECK ("measure" IN ('visibility', 'latency', 'availability'));

CREATE TABLE "probe_target" (
    "id" BIGSERIAL NOT NULL,
    "watch_id" TEXT NOT NULL,
    "address" inet NOT NULL,
    "port" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "probe_target_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "probe_target_watch_id_fkey" FOREIGN KEY ("watch_id")
        REFERENCES "watch"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "probe_target_is_one_address" CHECK (family("address") = 4 AND masklen("address") = 32),
    CONSTRAINT "probe_target_port_is_one" CHECK ("port" BETWEEN 1 AND 65535)
);
-- A watch names one address at a time.
CREATE UNIQUE INDEX "probe_target_one_a_watch" ON "probe_target"("watch_id") WHERE "ended_at" IS NULL;
GRANT SELECT, INSERT ON "probe_target" TO dotquad_app;
GRANT UPDATE ("ended_at") ON "probe_target" TO dotquad_app;
GRANT USAGE ON SEQUENCE "probe_target_id_seq" TO dotquad_app;

-- What every world's database needs before any context has a table of its own.
-- The role dotquad_app exists already; each migration grants it what it may do, table by table.

-- The world this database belongs to: one row, whose clock may run ahead of the server's.
CREATE TABLE "world" (
    "id" TEXT NOT NULL,
    "clock_offset" interval NOT NULL DEFAULT '00:00:00'::interval,

    CONSTRAINT "world_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "world_is_single" ON "world" ((true));
GRANT SELECT ON "world" TO dotquad_app;

-- The world's time. Sessions, signatures and job back-off use the server's own clock instead.
CREATE FUNCTION dotquad_now() RETURNS timestamptz
    LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $$ SELECT clock_timestamp() + coalesce((SELECT clock_offset FROM world), interval '0') $$;

-- Append-only tables get this as a trigger. Missing grants stop the app role; this stops everybody
-- who does not first, and visibly, drop the trigger.
CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Write a new row that corrects the old one.';
END
$$;

-- Which snapshot became current when.
CREATE TABLE "snapshot_activation" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "as_of" TEXT,
    "records" INTEGER NOT NULL,
    "activated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),

    CONSTRAINT "snapshot_activation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "snapshot_activation_sha256_is_hex" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "snapshot_activation_records_is_count" CHECK ("records" >= 0)
);
CREATE UNIQUE INDEX "snapshot_activation_source_sha256_key" ON "snapshot_activation"("source", "sha256");
CREATE TRIGGER "snapshot_activation_is_append_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "snapshot_activation"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON "snapshot_activation" TO dotquad_app;
GRANT USAGE ON SEQUENCE "snapshot_activation_id_seq" TO dotquad_app;

-- Counters of rate-limiter-flexible, in the shape it would create if it might.
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "rate_limit" TO dotquad_app;

-- What DNS blocklists answered: who asked for which block, how far each list has been asked, and what was ever listed.

-- A block to ask about on every list. Open until it was asked; a scan that died goes on where it was.
CREATE TABLE "dnsbl_scan" (
    "id" BIGSERIAL NOT NULL,
    "block" inet NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnsbl_scan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dnsbl_scan_is_of_ipv4" CHECK (family("block") = 4 AND masklen("block") BETWEEN 14 AND 24)
);
CREATE UNIQUE INDEX "dnsbl_scan_is_open_once" ON "dnsbl_scan"("block") WHERE "finished_at" IS NULL;
CREATE INDEX "dnsbl_scan_block_finished_at_idx" ON "dnsbl_scan"("block", "finished_at");

-- The last time a list was asked about 64 addresses: all of them at once, so that an answer is there or is not.
CREATE TABLE "dnsbl_part" (
    "zone" TEXT NOT NULL,
    "part" inet NOT NULL,
    "scan_id" BIGINT NOT NULL,
    "resolver" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    -- Addresses that got no answer, and why the first of them did not.
    "unknown" inet[] NOT NULL,
    "unknown_reason" TEXT,

    CONSTRAINT "dnsbl_part_pkey" PRIMARY KEY ("zone", "part"),
    CONSTRAINT "dnsbl_part_scan_id_fkey" FOREIGN KEY ("scan_id")
        REFERENCES "dnsbl_scan"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "dnsbl_part_is_64_addresses" CHECK (family("part") = 4 AND masklen("part") = 26),
    CONSTRAINT "dnsbl_part_tells_why_not" CHECK ((cardinality("unknown") = 0) = ("unknown_reason" IS NULL))
);
CREATE INDEX "dnsbl_part_part_idx" ON "dnsbl_part"("part");
CREATE INDEX "dnsbl_part_scan_id_zone_idx" ON "dnsbl_part"("scan_id", "zone");

-- Whether a list could be believed when it was last tried: RFC 5782 section 5.
CREATE TABLE "dnsbl_liveness" (
    "zone" TEXT NOT NULL,
    "resolver" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    -- Null where it could.
    "problem" TEXT,

    CONSTRAINT "dnsbl_liveness_pkey" PRIMARY KEY ("zone")
);

-- An address on a list, with the codes as answered, for as long as both stay the same. What has ended is history.
CREATE TABLE "dnsbl_listing" (
    "id" BIGSERIAL NOT NULL,
    "zone" TEXT NOT NULL,
    "address" inet NOT NULL,
    "codes" TEXT[] NOT NULL,
    "resolver" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnsbl_listing_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dnsbl_listing_is_of_one_address" CHECK (family("address") = 4 AND masklen("address") = 32),
    CONSTRAINT "dnsbl_listing_has_codes" CHECK (cardinality("codes") > 0),
    CONSTRAINT "dnsbl_listing_is_a_period" CHECK (
        "first_seen_at" <= "last_seen_at" AND ("ended_at" IS NULL OR "last_seen_at" <= "ended_at")
    )
);
CREATE UNIQUE INDEX "dnsbl_listing_stands_once" ON "dnsbl_listing"("zone", "address") WHERE "ended_at" IS NULL;
CREATE INDEX "dnsbl_listing_address_idx" ON "dnsbl_listing"("address");
CREATE INDEX "dnsbl_listing_ended_by_address" ON "dnsbl_listing"("address") WHERE "ended_at" IS NOT NULL;

-- What stands of the listings, 64 addresses a row and a bit an address: a page about a wide block reads hundreds of
-- rows in place of tens of thousands, and a union over lists is a bitwise or.
CREATE TABLE "dnsbl_part_listing" (
    "id" BIGSERIAL NOT NULL,
    "zone" TEXT NOT NULL,
    "part" inet NOT NULL,
    "codes" TEXT[] NOT NULL,
    "addresses" BIT(64) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dnsbl_part_listing_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "dnsbl_part_listing_zone_part_fkey" FOREIGN KEY ("zone", "part")
        REFERENCES "dnsbl_part"("zone", "part") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "dnsbl_part_listing_part_idx" ON "dnsbl_part_listing"("part");
CREATE INDEX "dnsbl_part_listing_zone_part_idx" ON "dnsbl_part_listing"("zone", "part");

CREATE TRIGGER "dnsbl_listing_is_history" BEFORE DELETE OR TRUNCATE ON "dnsbl_listing"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "dnsbl_scan", "dnsbl_listing" TO dotquad_app;
GRANT SELECT, INSERT, UPDATE ON "dnsbl_part", "dnsbl_liveness" TO dotquad_app;
GRANT SELECT, INSERT, DELETE ON "dnsbl_part_listing" TO dotquad_app;
GRANT UPDATE ("finished_at") ON "dnsbl_scan" TO dotquad_app;
GRANT UPDATE ("last_seen_at", "ended_at", "resolver") ON "dnsbl_listing" TO dotquad_app;
GRANT USAGE ON SEQUENCE "dnsbl_scan_id_seq", "dnsbl_listing_id_seq", "dnsbl_part_listing_id_seq" TO dotquad_app;

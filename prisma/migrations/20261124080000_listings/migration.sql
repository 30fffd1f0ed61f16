-- Listings: what a holder offers, what was proven and checked about it, and the catalogue that visitors search.

CREATE TABLE "listing" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "registry" TEXT NOT NULL,
    "holder_id" TEXT NOT NULL,
    "country" TEXT,
    "block" cidr NOT NULL,
    "state" TEXT NOT NULL,
    -- Why it was frozen or withdrawn.
    "state_reason" TEXT,
    "currency" CHAR(3) NOT NULL,
    "terms" JSONB NOT NULL,
    -- How many events there are.
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "listing_organisation_id_fkey" FOREIGN KEY ("organisation_id")
        REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "listing_state_is_known" CHECK ("state" IN ('draft', 'published', 'frozen', 'withdrawn', 'closed')),
    CONSTRAINT "listing_published_has_a_time" CHECK ("state" NOT IN ('published', 'frozen') OR "published_at" IS NOT NULL),
    CONSTRAINT "listing_is_of_ipv4" CHECK (family("block") = 4 AND masklen("block") BETWEEN 8 AND 24),
    -- No address is on offer twice. inet_ops is not the default class for cidr and must be named.
    CONSTRAINT "listing_no_overlap" EXCLUDE USING gist ("block" inet_ops WITH &&)
        WHERE ("state" IN ('published', 'frozen'))
);
CREATE INDEX "listing_organisation_id_created_at_idx" ON "listing"("organisation_id", "created_at");
CREATE INDEX "listing_state_idx" ON "listing"("state");

-- What a part of this length costs: a sale as a whole, a lease or rent for a month.
CREATE TABLE "listing_price" (
    "listing_id" TEXT NOT NULL,
    "deal_type" TEXT NOT NULL,
    "part_length" SMALLINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "listing_price_pkey" PRIMARY KEY ("listing_id", "deal_type", "part_length"),
    CONSTRAINT "listing_price_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "listing_price_deal_type_is_known" CHECK ("deal_type" IN ('sale', 'lease', 'rent')),
    CONSTRAINT "listing_price_is_an_amount" CHECK ("amount_minor" > 0),
    CONSTRAINT "listing_price_is_of_a_routable_part" CHECK ("part_length" BETWEEN 8 AND 24)
);

-- Everything that happened to it.
CREATE TABLE "listing_event" (
    "listing_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "command" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "listing_event_pkey" PRIMARY KEY ("listing_id", "seq"),
    CONSTRAINT "listing_event_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE TRIGGER "listing_event_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "listing_event"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A token that only the holder can put where we read it back. World time.
CREATE TABLE "control_proof" (
    "id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    -- Of the last reading.
    "answer" TEXT,
    "reason" TEXT,
    "evidence" JSONB,
    "proven_at" TIMESTAMPTZ(3),

    CONSTRAINT "control_proof_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "control_proof_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "control_proof_method_is_known" CHECK ("method" IN ('registry-remark')),
    CONSTRAINT "control_proof_answer_is_known" CHECK ("answer" IN ('found', 'nothing-found', 'failed', 'not-checked')),
    CONSTRAINT "control_proof_proven_was_found" CHECK ("proven_at" IS NULL OR "answer" = 'found')
);
CREATE UNIQUE INDEX "control_proof_token_key" ON "control_proof"("token");
CREATE INDEX "control_proof_listing_id_asked_at_idx" ON "control_proof"("listing_id", "asked_at");

-- Where each gate stands by the last check.
CREATE TABLE "listing_gate" (
    "listing_id" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "remedy" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_gate_pkey" PRIMARY KEY ("listing_id", "gate"),
    CONSTRAINT "listing_gate_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "listing_gate_status_is_known" CHECK ("status" IN ('passed', 'warned', 'failed', 'unknown'))
);

-- The catalogue: one row a published listing, derived from it and its dossier, and nothing else is ever searched.
CREATE TABLE "listing_entry" (
    "listing_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "block" cidr NOT NULL,
    "size" BIGINT NOT NULL,
    -- What nobody has claimed.
    "free_addresses" BIGINT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    -- Lowest price per address of any part, in millionths of the currency; of a lease or rent for a month.
    "sale_rate" BIGINT,
    "lease_rate" BIGINT,
    "rent_rate" BIGINT,
    -- Words such as rir:ripencc, size:24, deal:lease, list:spamhaus-drop:nothing-found (lib/listings/facets.ts).
    "facets" TEXT[] NOT NULL,
    -- What a row or card of the catalogue shows beside them.
    "summary" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_entry_pkey" PRIMARY KEY ("listing_id"),
    CONSTRAINT "listing_entry_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "listing_entry_free_is_part_of_it" CHECK ("free_addresses" BETWEEN 0 AND "size")
);
CREATE INDEX "listing_entry_facets_idx" ON "listing_entry" USING gin ("facets");
CREATE INDEX "listing_entry_block_idx" ON "listing_entry" USING spgist ("block");
CREATE INDEX "listing_entry_published_at_listing_id_idx" ON "listing_entry"("published_at", "listing_id");
CREATE INDEX "listing_entry_size_listing_id_idx" ON "listing_entry"("size", "listing_id");
CREATE INDEX "listing_entry_block_listing_id_idx" ON "listing_entry"("block", "listing_id");
CREATE INDEX "listing_entry_sale_rate_listing_id_idx" ON "listing_entry"("sale_rate", "listing_id");
CREATE INDEX "listing_entry_lease_rate_listing_id_idx" ON "listing_entry"("lease_rate", "listing_id");
CREATE INDEX "listing_entry_rent_rate_listing_id_idx" ON "listing_entry"("rent_rate", "listing_id");

GRANT SELECT, INSERT ON "listing", "listing_event", "control_proof" TO dotquad_app;
GRANT UPDATE ("state", "state_reason", "country", "terms", "version", "published_at") ON "listing" TO dotquad_app;
GRANT UPDATE ("checked_at", "answer", "reason", "evidence", "proven_at") ON "control_proof" TO dotquad_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "listing_price", "listing_gate", "listing_entry" TO dotquad_app;

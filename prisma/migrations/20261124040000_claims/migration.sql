-- Who has which addresses for how long. Two claims that stand never share an address at one moment, whoever asks.

CREATE TABLE "claim" (
    "id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "listing_block" cidr NOT NULL,
    "deal_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "block" cidr NOT NULL,
    "period" tstzrange NOT NULL,
    "state" TEXT NOT NULL,
    "hold_expires_at" TIMESTAMPTZ(3),
    "changed_by" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "claim_kind_is_known" CHECK ("kind" IN ('sale', 'lease', 'rent')),
    CONSTRAINT "claim_state_is_known" CHECK ("state" IN ('held', 'committed', 'released')),
    CONSTRAINT "claim_is_of_ipv4" CHECK (family("block") = 4),
    CONSTRAINT "claim_is_part_of_its_listing" CHECK ("block" <<= "listing_block"),
    CONSTRAINT "claim_period_begins" CHECK (NOT isempty("period") AND NOT lower_inf("period")),
    CONSTRAINT "claim_of_a_sale_is_for_ever" CHECK ("kind" <> 'sale' OR upper_inf("period")),
    CONSTRAINT "claim_held_has_an_end" CHECK ("state" <> 'held' OR "hold_expires_at" IS NOT NULL),
    CONSTRAINT "claim_released_has_a_time" CHECK (("state" = 'released') = ("released_at" IS NOT NULL)),
    -- inet_ops is not the default class for cidr and must be named.
    CONSTRAINT "claim_no_overlap" EXCLUDE USING gist ("block" inet_ops WITH &&, "period" WITH &&)
        WHERE ("state" <> 'released')
);
CREATE INDEX "claim_listing_id_idx" ON "claim"("listing_id");
CREATE INDEX "claim_deal_id_idx" ON "claim"("deal_id");
CREATE UNIQUE INDEX "claim_one_stands_for_a_deal" ON "claim"("deal_id") WHERE "state" <> 'released';
CREATE INDEX "claim_holds_by_expiry" ON "claim"("hold_expires_at") WHERE "state" = 'held';

-- A claim goes from held to committed to released and never back: taking space again is a new claim, because
-- only an INSERT may lose against another claim without waiting for it in a deadlock.
CREATE FUNCTION claim_moves_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT ((OLD.state, NEW.state) IN (('held', 'committed'), ('held', 'released'), ('committed', 'released'))) THEN
        RAISE EXCEPTION 'claim % may not go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "claim_moves_on" BEFORE UPDATE ON "claim" FOR EACH ROW EXECUTE FUNCTION claim_moves_on();

GRANT SELECT, INSERT ON "claim" TO dotquad_app;
GRANT UPDATE ("state", "changed_by", "released_at") ON "claim" TO dotquad_app;

-- What was sold is its buyer's, and may be listed again: a listing keeps others off what is left of it, and a sale whose
-- money was released binds the listing it was made from and no other.

-- The scope in which a claim excludes others: everywhere, or its own listing once the buyer has the block for good.
-- Two scopes overlap if both are everywhere, or both of one listing; a number that two listings share only refuses more.
CREATE FUNCTION claim_scope("listing_id" TEXT, "state" TEXT) RETURNS int8multirange
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
    AS $$
    SELECT CASE "state"
        WHEN 'settled' THEN int8multirange(int8range(own, own, '[]'))
        ELSE int8multirange(int8range(-1, -1, '[]'), int8range(own, own, '[]'))
    END
    FROM (SELECT hashtextextended("listing_id", 0) & 9223372036854775807 AS own) AS numbered
$$;

ALTER TABLE "claim"
    DROP CONSTRAINT "claim_state_is_known",
    ADD CONSTRAINT "claim_state_is_known" CHECK ("state" IN ('held', 'committed', 'settled', 'released')),
    ADD CONSTRAINT "claim_settled_is_of_a_sale" CHECK ("state" <> 'settled' OR "kind" = 'sale'),
    DROP CONSTRAINT "claim_no_overlap",
    ADD CONSTRAINT "claim_no_overlap" EXCLUDE USING gist
        ("block" inet_ops WITH &&, "period" WITH &&, (claim_scope("listing_id", "state")) WITH &&)
        WHERE ("state" <> 'released');

CREATE OR REPLACE FUNCTION claim_moves_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NOT ((OLD.state, NEW.state) IN (('held', 'committed'), ('held', 'released'), ('committed', 'released'),
                                       ('committed', 'settled'))) THEN
        RAISE EXCEPTION 'claim % may not go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

-- Sales that were accepted before this.
UPDATE "claim" SET "state" = 'settled' FROM "deal"
    WHERE "deal"."id" = "claim"."deal_id" AND "claim"."kind" = 'sale' AND "claim"."state" = 'committed'
        AND "deal"."state" IN ('released', 'tail', 'closed');

-- What is left of each listing on the market, as the fewest prefixes.
CREATE TABLE "listing_part" (
    "id" BIGSERIAL NOT NULL,
    "listing_id" TEXT NOT NULL,
    "block" cidr NOT NULL,

    CONSTRAINT "listing_part_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "listing_part_listing_id_fkey" FOREIGN KEY ("listing_id")
        REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    -- No address is on offer twice. inet_ops is not the default class for cidr and must be named.
    CONSTRAINT "listing_part_no_overlap" EXCLUDE USING gist ("block" inet_ops WITH &&)
);
CREATE INDEX "listing_part_listing_id_idx" ON "listing_part"("listing_id");

-- `whole` without the sold prefixes: halved wherever a sold one lies strictly inside.
CREATE FUNCTION prefixes_left("whole" cidr, "sold" cidr[]) RETURNS SETOF cidr
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
    AS $$
    WITH RECURSIVE piece(prefix) AS (
        SELECT "whole"
        UNION ALL
        SELECT half.prefix FROM piece, LATERAL (VALUES
            (set_masklen(piece.prefix, masklen(piece.prefix) + 1)),
            (set_masklen(piece.prefix::inet + (1::bigint << (31 - masklen(piece.prefix))), masklen(piece.prefix) + 1)::cidr)
        ) AS half(prefix)
        WHERE EXISTS (SELECT 1 FROM unnest("sold") AS taken WHERE taken << piece.prefix)
    )
    SELECT prefix FROM piece
    WHERE NOT EXISTS (SELECT 1 FROM unnest("sold") AS taken WHERE taken && piece.prefix)
    ORDER BY prefix
$$;

CREATE FUNCTION listing_parts_left("listed" TEXT, "whole" cidr) RETURNS SETOF cidr
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$
    SELECT prefixes_left("whole", ARRAY(
        SELECT block FROM claim WHERE listing_id = "listed" AND kind = 'sale' AND state IN ('committed', 'settled')))
$$;

-- A listing that comes to the market takes what is left of it, or fails where another has an address of that.
CREATE FUNCTION listing_parts_follow_listing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$
BEGIN
    DELETE FROM listing_part WHERE listing_id = NEW.id;
    IF NEW.state IN ('published', 'frozen') THEN
        INSERT INTO listing_part (listing_id, block)
            SELECT NEW.id, part FROM listing_parts_left(NEW.id, NEW.block) AS part;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "listing_parts_follow_listing" AFTER INSERT OR UPDATE OF "state" ON "listing"
    FOR EACH ROW EXECUTE FUNCTION listing_parts_follow_listing();

-- A part that is paid for leaves its listing; one whose sale ends without effect comes back, unless another listing has
-- it by then. The row of the listing is locked first, so that of two sales of one listing the second sees the first.
CREATE FUNCTION listing_parts_follow_claim() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$
DECLARE
    listed cidr;
BEGIN
    SELECT block INTO listed FROM listing
        WHERE id = NEW.listing_id AND state IN ('published', 'frozen') FOR NO KEY UPDATE;
    IF FOUND THEN
        DELETE FROM listing_part WHERE listing_id = NEW.listing_id;
        INSERT INTO listing_part (listing_id, block)
            SELECT NEW.listing_id, part FROM listing_parts_left(NEW.listing_id, listed) AS part
            ON CONFLICT ON CONSTRAINT "listing_part_no_overlap" DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "listing_parts_follow_claim" AFTER UPDATE OF "state" ON "claim"
    FOR EACH ROW WHEN (NEW."kind" = 'sale' AND (OLD."state" = 'committed') <> (NEW."state" = 'committed')
                       AND NEW."state" <> 'settled')
    EXECUTE FUNCTION listing_parts_follow_claim();

INSERT INTO "listing_part" ("listing_id", "block")
    SELECT "id", part FROM "listing", listing_parts_left("id", "block") AS part WHERE "state" IN ('published', 'frozen');
ALTER TABLE "listing" DROP CONSTRAINT "listing_no_overlap";

REVOKE EXECUTE ON FUNCTION listing_parts_left(TEXT, cidr) FROM PUBLIC;
GRANT SELECT ON "listing_part" TO dotquad_app;

-- Double entry in minor units: a debit is positive, a credit negative, and every journal adds up to zero.
-- Nothing here is ever changed or deleted; a mistake is corrected by a journal that says so.

CREATE TABLE "ledger_account" (
    "code" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "side" TEXT NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "ledger_account_side_is_known" CHECK ("side" IN ('debit', 'credit')),
    CONSTRAINT "ledger_account_currency_is_code" CHECK ("currency" ~ '^[A-Z]{3}$')
);
CREATE UNIQUE INDEX "ledger_account_code_currency_key" ON "ledger_account"("code", "currency");

CREATE TABLE "ledger_journal" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "deal_id" TEXT,
    "posted_by" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT dotquad_now(),
    -- Of the transaction that wrote it: entries of a later one are refused.
    "written_in" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "ledger_journal_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ledger_journal_key_key" ON "ledger_journal"("key");
CREATE INDEX "ledger_journal_deal_id_idx" ON "ledger_journal"("deal_id");

CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "journal_id" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_entry_amount_is_not_zero" CHECK ("amount" <> 0),
    CONSTRAINT "ledger_entry_journal_id_fkey" FOREIGN KEY ("journal_id")
        REFERENCES "ledger_journal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    -- With the currency: an account takes entries of its own currency only.
    CONSTRAINT "ledger_entry_account_currency_fkey" FOREIGN KEY ("account", "currency")
        REFERENCES "ledger_account"("code", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "ledger_entry_journal_id_idx" ON "ledger_entry"("journal_id");
CREATE INDEX "ledger_entry_account_idx" ON "ledger_entry"("account");

-- What the entries of each account add up to, kept by a trigger alone. An account never goes to the wrong side of zero:
-- nobody is owed a negative amount, and no more leaves than came in.
CREATE TABLE "ledger_balance" (
    "account" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "posted" BIGINT NOT NULL DEFAULT 0,
    "entries" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("account"),
    CONSTRAINT "ledger_balance_account_fkey" FOREIGN KEY ("account")
        REFERENCES "ledger_account"("code") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "ledger_balance_is_on_its_side" CHECK (
        ("side" = 'debit' AND "posted" >= 0) OR ("side" = 'credit' AND "posted" <= 0)
    )
);

CREATE FUNCTION ledger_open_balance() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    INSERT INTO ledger_balance (account, side) VALUES (NEW.code, NEW.side);
    RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_account_has_a_balance" AFTER INSERT ON "ledger_account"
    FOR EACH ROW EXECUTE FUNCTION ledger_open_balance();

-- Balances are locked in the order of their codes, so that two journals over the same accounts cannot deadlock.
CREATE FUNCTION ledger_keep_balances() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
BEGIN
    PERFORM 1 FROM ledger_balance WHERE account IN (SELECT account FROM new_entries) ORDER BY account FOR UPDATE;
    UPDATE ledger_balance AS b SET posted = b.posted + n.amount, entries = b.entries + n.entries
        FROM (SELECT account, sum(amount) AS amount, count(*) AS entries FROM new_entries GROUP BY account) AS n
        WHERE b.account = n.account;
    RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_entry_keeps_balances" AFTER INSERT ON "ledger_entry"
    REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION ledger_keep_balances();

-- At the end of the transaction, so that the entries of a journal may be written one after the other.
CREATE FUNCTION ledger_refuse_unbalanced() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp
    AS $$
DECLARE
    journal BIGINT;
BEGIN
    IF TG_TABLE_NAME = 'ledger_journal' THEN journal := NEW.id; ELSE journal := NEW.journal_id; END IF;
    IF (SELECT count(*) FROM ledger_entry WHERE journal_id = journal) < 2
        OR EXISTS (SELECT FROM ledger_entry WHERE journal_id = journal GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'journal % does not balance', journal
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_journal_balances';
    END IF;
    IF (SELECT written_in FROM ledger_journal WHERE id = journal) <> pg_current_xact_id() THEN
        RAISE EXCEPTION 'journal % is closed: an entry added later is refused', journal
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_journal_is_closed';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "ledger_journal_balances" AFTER INSERT ON "ledger_journal"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_refuse_unbalanced();
CREATE CONSTRAINT TRIGGER "ledger_entry_balances" AFTER INSERT ON "ledger_entry"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_refuse_unbalanced();

CREATE TRIGGER "ledger_account_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_account"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_journal_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_journal"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_entry_is_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_balance_is_not_emptied" BEFORE DELETE OR TRUNCATE ON "ledger_balance"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON "ledger_account", "ledger_journal", "ledger_entry" TO dotquad_app;
GRANT USAGE ON SEQUENCE "ledger_journal_id_seq", "ledger_entry_id_seq" TO dotquad_app;
GRANT SELECT ON "ledger_balance" TO dotquad_app;

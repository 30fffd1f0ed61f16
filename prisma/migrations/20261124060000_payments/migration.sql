-- Payments at the edge: what was asked of the payment service, and what it told us. All times are real time.

-- One hosted checkout for a deal's payment. The row exists before the payment service hears of it.
CREATE TABLE "checkout" (
    "id" TEXT NOT NULL,
    "deal_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "description" TEXT NOT NULL,
    "customer_email" TEXT,
    "success_url" TEXT NOT NULL,
    "cancel_url" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "provider_session_id" TEXT,
    "payment_intent_id" TEXT,
    "url" TEXT,
    "is_unwanted" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "next_read_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "checkout_state_is_known" CHECK ("state" IN
        ('asked', 'open', 'processing', 'paid', 'paid-twice', 'wrong-amount', 'failed', 'expired', 'refused')),
    CONSTRAINT "checkout_amount_is_payable" CHECK ("amount_minor" BETWEEN 1 AND 99999999),
    CONSTRAINT "checkout_paid_names_its_payment" CHECK (
        "state" NOT IN ('paid', 'paid-twice', 'wrong-amount') OR "payment_intent_id" IS NOT NULL)
);
CREATE UNIQUE INDEX "checkout_provider_session_id_key" ON "checkout"("provider_session_id");
CREATE INDEX "checkout_deal_id_idx" ON "checkout"("deal_id");
CREATE INDEX "checkout_next_read_at_idx" ON "checkout"("next_read_at");

-- What was paid goes back, whole and once.
CREATE TABLE "refund" (
    "checkout_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "received_minor" BIGINT NOT NULL,
    "received_currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "provider_refund_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,
    "next_read_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("checkout_id"),
    CONSTRAINT "refund_checkout_id_fkey" FOREIGN KEY ("checkout_id")
        REFERENCES "checkout"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "refund_state_is_known" CHECK ("state" IN ('asked', 'pending', 'succeeded', 'failed')),
    CONSTRAINT "refund_reason_is_known" CHECK ("reason" IN ('ended', 'duplicate', 'mismatch'))
);
CREATE UNIQUE INDEX "refund_provider_refund_id_key" ON "refund"("provider_refund_id");
CREATE INDEX "refund_next_read_at_idx" ON "refund"("next_read_at");

-- Each call that changes something outside, written down before it is made. The key is what the other side knows it by.
CREATE TABLE "outside_call" (
    "key" TEXT NOT NULL,
    "request_hash" CHAR(64) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "times_sent" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" JSONB,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outside_call_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "outside_call_state_is_known" CHECK ("state" IN ('sent', 'done', 'refused')),
    CONSTRAINT "outside_call_is_answered_when_over" CHECK (("state" = 'sent') = ("answered_at" IS NULL))
);

-- Every event of the payment service, once. It is a hint: what it names is read back by id.
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT,
    "object_id" TEXT,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "stripe_event_next_attempt_at_idx" ON "stripe_event"("next_attempt_at");

GRANT SELECT, INSERT ON "checkout", "refund", "outside_call", "stripe_event" TO dotquad_app;
GRANT UPDATE ("state", "provider_session_id", "payment_intent_id", "url", "is_unwanted", "problem", "next_read_at")
    ON "checkout" TO dotquad_app;
GRANT UPDATE ("state", "attempt", "provider_refund_id", "problem", "next_read_at") ON "refund" TO dotquad_app;
GRANT UPDATE ("state", "times_sent", "answer", "answered_at") ON "outside_call" TO dotquad_app;
GRANT UPDATE ("processed_at", "attempts", "next_attempt_at", "problem") ON "stripe_event" TO dotquad_app;

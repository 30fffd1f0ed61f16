-- Mail that waits to be sent, written with what it tells of.
CREATE TABLE "mail_outbox" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mail_outbox_subject_is_one_line" CHECK ("subject" !~ '[\r\n]'),
    CONSTRAINT "mail_outbox_is_over_once_sent" CHECK ("sent_at" IS NULL OR "next_attempt_at" IS NULL)
);
CREATE UNIQUE INDEX "mail_outbox_key_key" ON "mail_outbox"("key");
CREATE INDEX "mail_outbox_next_attempt_at_idx" ON "mail_outbox"("next_attempt_at");
GRANT SELECT, INSERT ON "mail_outbox" TO dotquad_app;
GRANT UPDATE ("sent_at", "attempts", "next_attempt_at", "last_error", "text") ON "mail_outbox" TO dotquad_app;
GRANT USAGE ON SEQUENCE "mail_outbox_id_seq" TO dotquad_app;

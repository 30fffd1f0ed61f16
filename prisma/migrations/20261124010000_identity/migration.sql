-- Who can sign in, for which organisation, and under whose mandate.

CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id"),
    -- One address is one user: no upper case, and nothing that only looks like an ASCII letter.
    CONSTRAINT "app_user_email_is_canonical" CHECK ("email" = lower("email") AND "email" ~ '^[!-~]+$')
);
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");
GRANT SELECT, INSERT, UPDATE ON "app_user" TO dotquad_app;

CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);
GRANT SELECT, INSERT ON "organisation" TO dotquad_app;

CREATE TABLE "membership" (
    "user_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("user_id","organisation_id","role"),
    CONSTRAINT "membership_role_is_known" CHECK ("role" IN ('buyer', 'seller', 'broker', 'operator')),
    CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");
GRANT SELECT, INSERT, DELETE ON "membership" TO dotquad_app;

CREATE TABLE "organisation_holder" (
    "registry" TEXT NOT NULL,
    "holder_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_holder_pkey" PRIMARY KEY ("registry","holder_id"),
    CONSTRAINT "organisation_holder_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "organisation_holder_organisation_id_idx" ON "organisation_holder"("organisation_id");
GRANT SELECT, INSERT ON "organisation_holder" TO dotquad_app;

CREATE TABLE "mandate" (
    "id" TEXT NOT NULL,
    "client_organisation_id" TEXT NOT NULL,
    "broker_organisation_id" TEXT NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mandate_is_between_two" CHECK ("client_organisation_id" <> "broker_organisation_id"),
    CONSTRAINT "mandate_client_organisation_id_fkey" FOREIGN KEY ("client_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "mandate_broker_organisation_id_fkey" FOREIGN KEY ("broker_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "mandate_client_organisation_id_idx" ON "mandate"("client_organisation_id");
CREATE INDEX "mandate_broker_organisation_id_idx" ON "mandate"("broker_organisation_id");
CREATE UNIQUE INDEX "mandate_is_open_once" ON "mandate"("client_organisation_id", "broker_organisation_id")
    WHERE "revoked_at" IS NULL;
GRANT SELECT, INSERT ON "mandate" TO dotquad_app;
GRANT UPDATE ("revoked_at") ON "mandate" TO dotquad_app;

-- Real time, not the world's: a browser stays signed in while somebody moves the world's clock.
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "mandate_id" TEXT,
    "opened_by" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "session_opened_by_is_known" CHECK ("opened_by" IN ('password', 'link')),
    CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "session_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "session_mandate_id_fkey" FOREIGN KEY ("mandate_id") REFERENCES "mandate"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "session_user_id_idx" ON "session"("user_id");
GRANT SELECT, INSERT, UPDATE ON "session" TO dotquad_app;

CREATE TABLE "one_time_token" (
    "hash" CHAR(64) NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("hash"),
    CONSTRAINT "one_time_token_hash_is_hex" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "one_time_token_purpose_is_known" CHECK ("purpose" IN ('sign-in', 'reset')),
    CONSTRAINT "one_time_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "one_time_token_user_id_idx" ON "one_time_token"("user_id");
GRANT SELECT, INSERT ON "one_time_token" TO dotquad_app;
GRANT UPDATE ("used_at") ON "one_time_token" TO dotquad_app;

-- A snapshot that stands again after another, or again with a later date, is a row of its own.
DROP INDEX "snapshot_activation_source_sha256_key";
CREATE INDEX "snapshot_activation_source_id_idx" ON "snapshot_activation"("source", "id");

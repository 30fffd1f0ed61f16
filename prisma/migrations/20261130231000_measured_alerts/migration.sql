-- The watch is told that measured figures left what is usual of them, and of addresses that went silent; and the alerts
-- of an organisation are read page by page.

ALTER TABLE "watch_run" DROP CONSTRAINT "watch_run_kind_is_known",
    ADD CONSTRAINT "watch_run_kind_is_known" CHECK ("kind" IN ('snapshots', 'delta', 'answers', 'measured'));

-- What concerns one watch alone: an address that its watcher has probed is nobody else's to be told of.
ALTER TABLE "timeline_event" ADD COLUMN "watch_id" TEXT,
    ADD CONSTRAINT "timeline_event_watch_id_fkey" FOREIGN KEY ("watch_id")
        REFERENCES "watch"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE INDEX "timeline_event_watch_id_subject_id_idx" ON "timeline_event"("watch_id", "subject", "id")
    WHERE "watch_id" IS NOT NULL;
DROP INDEX "timeline_event_run_id_block_kind_subject_key";
CREATE UNIQUE INDEX "timeline_event_once_a_run" ON "timeline_event"
    ("run_id", "block", "kind", "subject", (coalesce("watch_id", '')));

-- All that an organisation was told, the newest first, also of watches that ended.
CREATE INDEX "alert_event_id_id_idx" ON "alert"("event_id", "id");
CREATE INDEX "watch_of_organisation" ON "watch"((coalesce("organisation_id", '')));

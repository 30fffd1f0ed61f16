-- Counts of the last minutes, written at every page that is counted: a crash may forget them, so none waits for the log.
ALTER TABLE "rate_limit" SET UNLOGGED;

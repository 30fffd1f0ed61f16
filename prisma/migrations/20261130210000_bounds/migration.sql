-- A case is about a block that the house answers for: a /8 at most. A wider one that stands from before stays to be read.
ALTER TABLE "incident_case" ADD CONSTRAINT "incident_case_is_not_wider_than_answered"
    CHECK (masklen("block") >= 8) NOT VALID;

-- A scan that a watch asked for becomes that of the market, or of whoever asks, when they want the same block.
GRANT UPDATE ("asked_by") ON "dnsbl_scan" TO dotquad_app;

-- The leases of one AS, for its public page: terms are frozen, so the expression never changes.
CREATE INDEX "deal_lease_by_asn" ON "deal" ((("terms" ->> 'asn')::bigint)) WHERE "kind" <> 'sale';

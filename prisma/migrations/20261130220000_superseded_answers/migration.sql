-- Whoever looks at a block may have it asked about, so that these rows grow without end. What a later answer has taken
-- the place of is let go of after a week: the last good answer of a block stays, and so does the last failure after it.
CREATE FUNCTION is_superseded_answer("given" outside_answer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = public, pg_temp
    AS $$
    SELECT given.asked_at < dotquad_now() - interval '7 days' AND EXISTS (
        SELECT FROM outside_answer AS later
        WHERE later.block = given.block AND later.service = given.service AND later.id > given.id
          AND (later.answer IS NOT NULL OR given.answer IS NULL))
$$;

CREATE FUNCTION refuse_delete_of_answer() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    AS $$
BEGIN
    IF NOT is_superseded_answer(OLD) THEN
        RAISE EXCEPTION 'outside_answer keeps what no later answer has taken the place of for a week: DELETE is refused'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END
$$;
DROP TRIGGER "outside_answer_is_append_only" ON "outside_answer";
CREATE TRIGGER "outside_answer_is_append_only" BEFORE UPDATE OR TRUNCATE ON "outside_answer"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "outside_answer_is_kept" BEFORE DELETE ON "outside_answer"
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_answer();

-- The app role may have these deleted, and no row of its choice.
CREATE FUNCTION delete_superseded_answers() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$
    WITH gone AS (DELETE FROM outside_answer AS old WHERE is_superseded_answer(old) RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION delete_superseded_answers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_superseded_answers() TO dotquad_app;

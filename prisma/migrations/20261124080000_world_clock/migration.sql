-- Sets the world's clock ahead. The app role may do this and nothing else to the row: never back, and one year at most.
CREATE FUNCTION advance_world_clock(step interval) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    AS $$
BEGIN
    IF step <= interval '0' OR step > interval '366 days' THEN
        RAISE EXCEPTION 'The clock of a world moves ahead, by 366 days at most; % is refused', step
            USING ERRCODE = 'check_violation';
    END IF;
    UPDATE world SET clock_offset = clock_offset + step;
    RETURN dotquad_now();
END
$$;
REVOKE ALL ON FUNCTION advance_world_clock(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION advance_world_clock(interval) TO dotquad_app;

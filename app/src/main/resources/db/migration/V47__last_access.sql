-- When an account was last in, with a browser or by a new token.
CREATE FUNCTION last_access(account) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT max(greatest(issued_at, used_at)) FROM token LEFT JOIN session_use ON token_id = token.id WHERE account_id = $1.id
$$;

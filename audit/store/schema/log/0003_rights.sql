-- What each role may do: the application reads and adds, the destroyer may also let contents leave.
GRANT USAGE ON SCHEMA {schema} TO liggare_app, liggare_destroyer;
GRANT SELECT, INSERT ON
    {schema}.entry, {schema}.facts, {schema}.sealed, {schema}.arende_key, {schema}.mapping,
    {schema}.subtree, {schema}.checkpoint
    TO liggare_app, liggare_destroyer;
GRANT SELECT, UPDATE ON {schema}.head TO liggare_app, liggare_destroyer;
GRANT SELECT, INSERT, DELETE ON {schema}.idempotency TO liggare_app, liggare_destroyer;
GRANT DELETE ON {schema}.facts, {schema}.sealed, {schema}.arende_key, {schema}.mapping
    TO liggare_destroyer;

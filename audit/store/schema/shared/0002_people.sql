-- What a person is employed as in a nämnd, whom that person stands in for, and how to reach people.
-- `verksamhet` limits an uppdrag to one part of the nämnd's work; none means all of it.
CREATE TABLE liggare.uppdrag (
    id          uuid  NOT NULL PRIMARY KEY,
    account_id  uuid  NOT NULL REFERENCES liggare.account (id),
    namnd_slug  text  NOT NULL REFERENCES liggare.namnd (slug),
    befattning  text  NOT NULL,
    verksamhet  text,
    ersatter    uuid  REFERENCES liggare.account (id),
    fran        date  NOT NULL,
    till        date,
    CHECK (till IS NULL OR till >= fran)
);
CREATE INDEX uppdrag_of ON liggare.uppdrag (account_id, namnd_slug);

-- Where a message without content goes; nothing else is ever sent there.
CREATE TABLE liggare.contact (
    account_id uuid NOT NULL PRIMARY KEY REFERENCES liggare.account (id),
    epost      text,
    mobil      text
);

GRANT SELECT, INSERT, UPDATE ON liggare.uppdrag TO liggare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON liggare.contact TO liggare_app;

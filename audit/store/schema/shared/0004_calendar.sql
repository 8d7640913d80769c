-- A calendar that somebody switched on: what falls due in one nämnd, as days and counts.
-- Only the SHA-256 of the token in its address is kept; `feed_id` names the calendar's entries.
CREATE TABLE liggare.calendar (
    account_id   uuid        NOT NULL REFERENCES liggare.account (id),
    namnd_slug   text        NOT NULL REFERENCES liggare.namnd (slug),
    feed_id      uuid        NOT NULL UNIQUE,
    token_sha256 bytea       NOT NULL UNIQUE,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account_id, namnd_slug)
);

-- Somebody who wants a message on days when something falls due; `sent_on` is the last such day.
CREATE TABLE liggare.reminder (
    account_id uuid NOT NULL REFERENCES liggare.account (id),
    namnd_slug text NOT NULL REFERENCES liggare.namnd (slug),
    sent_on    date,
    PRIMARY KEY (account_id, namnd_slug)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON liggare.calendar, liggare.reminder TO liggare_app;

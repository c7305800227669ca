-- The record: pages in their versions, runs, what each run found in each version, and what was left out.
-- `key` is a row's number inside this file only; `id` is the id of the record, made from its content.
-- The same id may stand in several readings of a page: what older runs found stays beside what newer ones find.
-- Moments (`..._at`, `seen`) are UTC as YYYY-MM-DDTHH:MM:SSZ, days are YYYY-MM-DD, so that both sort as text.

CREATE TABLE run (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    engine TEXT NOT NULL,
    data TEXT NOT NULL,
    started TEXT NOT NULL
) STRICT;

CREATE TABLE page (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT, -- its canonical URL, as views show it
    latest INTEGER -- the version that views show
) STRICT;

CREATE INDEX page_url ON page (url) WHERE url IS NOT NULL;

CREATE TABLE raw (
    key INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes as they were saved
    size INTEGER NOT NULL,
    packed BLOB NOT NULL -- the bytes, compressed with zlib
) STRICT;

CREATE TABLE version (
    key INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page (key) ON DELETE CASCADE,
    hash TEXT NOT NULL REFERENCES raw (hash),
    first_read_at TEXT NOT NULL,
    seen TEXT NOT NULL, -- when it was saved, where known, else when it was first read: the order of a page's versions
    latest INTEGER, -- the reading of this version that views show
    UNIQUE (page, hash)
) STRICT;

CREATE INDEX version_hash ON version (hash);

CREATE TABLE reading (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    run INTEGER NOT NULL REFERENCES run (key),
    given TEXT NOT NULL, -- JSON of what the reader of the page was told about it
    read_at TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)), -- whether it is the latest reading of its page's latest version
    packed BLOB NOT NULL, -- JSON of the Page, compressed with zlib: the labels of its lines repeat themselves
    UNIQUE (version, run, given)
) STRICT;

CREATE TABLE reading_name ( -- every name that a reading's page was met under
    name TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    PRIMARY KEY (name, reading)
) STRICT, WITHOUT ROWID;

CREATE INDEX reading_name_reading ON reading_name (reading);

CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    language TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    known_at TEXT, -- when it was published, else when the page was saved
    title TEXT,
    record TEXT NOT NULL, -- JSON of the Article, with its text
    UNIQUE (reading, ordinal)
) STRICT;

CREATE INDEX article_id ON article (id);
CREATE INDEX article_published ON article (published);
CREATE INDEX article_outlet ON article (outlet, published);

CREATE TABLE sentence (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    first INTEGER NOT NULL, -- span in the article's text, half-open
    after INTEGER NOT NULL,
    block INTEGER NOT NULL,
    search TEXT NOT NULL, -- its tokens for the full-text index
    UNIQUE (article, position)
) STRICT;

CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    first INTEGER NOT NULL,
    after INTEGER NOT NULL,
    head_first INTEGER NOT NULL,
    head_after INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actors TEXT NOT NULL, -- JSON list of actor ids
    code TEXT,
    as_place INTEGER NOT NULL CHECK (as_place IN (0, 1)),
    rule TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE assertion (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    kind TEXT NOT NULL, -- quote, event or agreement
    type TEXT, -- PLOVER type of an event
    sentence INTEGER NOT NULL,
    first INTEGER NOT NULL, -- span of the evidence in the article's text, half-open
    after INTEGER NOT NULL,
    rule TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run (key),
    known_at TEXT,
    valid_first TEXT,
    valid_last TEXT,
    fact TEXT, -- the fact that it was joined to within its page
    record TEXT NOT NULL -- JSON of the Assertion
) STRICT;

CREATE INDEX assertion_id ON assertion (id);
CREATE INDEX assertion_article ON assertion (article);
CREATE INDEX assertion_type ON assertion (type, valid_first) WHERE type IS NOT NULL;

CREATE TRIGGER assertion_never_edited BEFORE UPDATE ON assertion
BEGIN
    SELECT raise(ABORT, 'an assertion is never edited: add another one');
END;

CREATE TABLE assertion_actor ( -- who stands in an assertion, as what
    assertion INTEGER NOT NULL REFERENCES assertion (key) ON DELETE CASCADE,
    role TEXT NOT NULL,
    actor TEXT NOT NULL,
    code TEXT, -- the state or organisation that the actor acts for there
    PRIMARY KEY (assertion, role, actor)
) STRICT, WITHOUT ROWID;

CREATE INDEX assertion_actor_actor ON assertion_actor (actor, assertion);
CREATE INDEX assertion_actor_code ON assertion_actor (code, assertion) WHERE code IS NOT NULL;

CREATE TABLE actor ( -- kept once for each content, shared by all readings that refer to it
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    record TEXT NOT NULL, -- JSON of the Actor
    UNIQUE (id, digest)
) STRICT;

CREATE TABLE reading_actor (
    reading INTEGER NOT NULL REFERENCES reading (key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    actor INTEGER NOT NULL, -- of `actor`; not declared, as each removal of an actor would search this table
    PRIMARY KEY (reading, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    shingles INTEGER NOT NULL,
    minima BLOB NOT NULL -- MessagePack list of integers
) STRICT;

CREATE TABLE dropped (
    key INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (key),
    reading INTEGER REFERENCES reading (key) ON DELETE CASCADE, -- none for a page that gave nothing
    ordinal INTEGER NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    page TEXT,
    article TEXT,
    first INTEGER,
    after INTEGER,
    detail TEXT
) STRICT;

CREATE INDEX dropped_reading ON dropped (reading, ordinal) WHERE reading IS NOT NULL;
CREATE INDEX dropped_page ON dropped (page) WHERE reading IS NULL;

CREATE TABLE tombstone ( -- what was forgotten, without its words and its name
    page TEXT NOT NULL,
    hash TEXT NOT NULL,
    forgotten_at TEXT NOT NULL,
    PRIMARY KEY (page, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_hash ON tombstone (hash);

CREATE TABLE decision (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    record TEXT NOT NULL -- JSON of the Decision
) STRICT;

-- The full-text index holds the readings that views show and no others, so that ranks do not depend on how often a page was read again.
CREATE VIEW sentence_shown (key, search) AS
    SELECT sentence.key, sentence.search
    FROM sentence
    CROSS JOIN article ON article.key = sentence.article
    CROSS JOIN reading ON reading.key = article.reading
    WHERE reading.shown = 1;

-- Tokens come ready-made. Blanks part words, "|" parts the forms of one word; all else belongs to a token.
CREATE VIRTUAL TABLE sentence_search USING fts5 (
    search,
    content = 'sentence_shown',
    content_rowid = 'key',
    tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{}~'"
);

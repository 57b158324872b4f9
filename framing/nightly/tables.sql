-- The ledger's tables. Dates are ISO 8601; a night is the date it is booked under.

CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS runs (
  id INTEGER PRIMARY KEY,
  night TEXT NOT NULL,
  signature TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  status TEXT NOT NULL,            -- running, done, partial, failed, killed
  documents INTEGER NOT NULL DEFAULT 0,
  analysed INTEGER NOT NULL DEFAULT 0,
  quarantined INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0
);

-- One row a document of the pile and run; each has exactly one outcome from the first moment on.
CREATE TABLE IF NOT EXISTS inputs (
  run INTEGER NOT NULL,
  number INTEGER NOT NULL,
  key TEXT NOT NULL,
  place TEXT NOT NULL,
  path BLOB NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  digest TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'skipped' CHECK (outcome IN ('analysed', 'quarantined', 'skipped')),
  why TEXT NOT NULL DEFAULT 'not reached',
  good INTEGER NOT NULL DEFAULT 0, -- it takes part in tonight's stories
  PRIMARY KEY (run, number)
);
CREATE INDEX IF NOT EXISTS inputs_bytes ON inputs (run, digest, number);
CREATE INDEX IF NOT EXISTS inputs_key ON inputs (run, key);

CREATE TABLE IF NOT EXISTS analyses (
  digest TEXT NOT NULL,
  signature TEXT NOT NULL,
  facts TEXT NOT NULL,
  part TEXT,                       -- the Parquet part that holds its measures, once that is settled
  PRIMARY KEY (digest, signature)
);

CREATE TABLE IF NOT EXISTS quarantine (
  digest TEXT NOT NULL,
  signature TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (digest, signature)
);

-- Settled at the end of a night, all in one transaction.
CREATE TABLE IF NOT EXISTS articles (
  key TEXT PRIMARY KEY,
  article TEXT NOT NULL,           -- what all versions of one article share
  digest TEXT NOT NULL,
  facts TEXT NOT NULL,
  first TEXT NOT NULL,
  story TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS articles_story ON articles (story);
CREATE INDEX IF NOT EXISTS articles_digest ON articles (digest);
CREATE INDEX IF NOT EXISTS articles_first ON articles (first);

CREATE TABLE IF NOT EXISTS stories (id TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, card TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tellings (story TEXT NOT NULL, night TEXT NOT NULL, members TEXT NOT NULL,
  PRIMARY KEY (story, night));

-- Stories that are none any more, and the one that has most of their articles.
CREATE TABLE IF NOT EXISTS joined (story TEXT PRIMARY KEY, home TEXT NOT NULL);
-- Documents whose stored analyses were no longer needed; a row goes when the document is analysed again.
CREATE TABLE IF NOT EXISTS put_away (digest TEXT PRIMARY KEY, removed INTEGER NOT NULL);

-- Documents that a person withdrew, by the name in story.toml under which they did; all versions of an article.
CREATE TABLE IF NOT EXISTS withdrawn (key TEXT PRIMARY KEY, name TEXT NOT NULL, why TEXT NOT NULL);

-- What lies in the output folder, settled or not: a row is emptied before its files are touched.
CREATE TABLE IF NOT EXISTS reports (story TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, result TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parts (path TEXT PRIMARY KEY, settled INTEGER NOT NULL);

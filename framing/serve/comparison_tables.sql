-- What the server keeps in its folder: comparisons, their articles as they came and as they were read, their reports.
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS comparison (
  id TEXT PRIMARY KEY,
  created TEXT NOT NULL,              -- UTC, to the second
  title TEXT NOT NULL,                -- given by the user, or what the report is headed
  given_title TEXT,                   -- the report's headline where the user gives one
  state TEXT NOT NULL,                -- see ComparisonState
  problem TEXT,                       -- JSON: what, where, next
  attempts INTEGER NOT NULL DEFAULT 0,
  sources TEXT NOT NULL DEFAULT '[]', -- JSON: names as the report prints them
  outlets TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS article (
  comparison TEXT NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,            -- from 1, in order; never used again
  name TEXT NOT NULL,                 -- what the user calls the file, or its address; to show, never to open
  address TEXT,                       -- still to be fetched while data is empty
  data BLOB NOT NULL,                 -- as it came
  chosen INTEGER,                     -- of a file of many articles
  given TEXT NOT NULL DEFAULT '{}',   -- JSON: metadata by hand
  corrections TEXT NOT NULL DEFAULT '[]', -- JSON: rows as in corrections.toml
  choice TEXT,                        -- JSON: the articles of the file, where one must be chosen
  problem TEXT,                       -- JSON: why it could not be read
  kinds TEXT NOT NULL DEFAULT '[]',   -- JSON: the zones' kinds before corrections
  read BLOB,                          -- the article as it was read
  corrected BLOB,                     -- with what is given and corrected by hand
  record TEXT,                        -- JSON: that, as framing read prints it
  PRIMARY KEY (comparison, number)
);
CREATE TABLE IF NOT EXISTS report (
  comparison TEXT NOT NULL REFERENCES comparison (id) ON DELETE CASCADE,
  format TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (comparison, format)
);

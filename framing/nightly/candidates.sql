-- Documents that may belong to one of tonight's stories: what came in lately, and every article of a story that holds
-- a document which changed or was withdrawn. What was withdrawn itself is none.

SELECT -1, old.key, old.key, old.digest, old.facts, 0, old.article, old.first, old.story
FROM articles old
WHERE (old.first >= :horizon OR old.story IN (
    SELECT o.story FROM inputs c JOIN articles o ON o.key = c.key
    WHERE c.run = :run AND c.good = 1 AND c.digest <> o.digest)
    OR old.story IN (SELECT o.story FROM withdrawn w JOIN articles o ON o.key = w.key))
  AND NOT EXISTS (SELECT 1 FROM inputs i WHERE i.run = :run AND i.good = 1 AND i.key = old.key)
  AND old.key NOT IN (SELECT key FROM withdrawn)
ORDER BY old.first, old.key;

SELECT i.number, i.key, i.place, i.digest, a.facts, 1, old.article, coalesce(old.first, :night), old.story
FROM inputs i
JOIN analyses a ON a.digest = i.digest AND a.signature = :signature
LEFT JOIN articles old ON old.key = i.key
WHERE i.run = :run AND i.good = 1 AND (old.key IS NULL OR i.digest <> old.digest OR old.first >= :horizon OR old.story IN (
    SELECT o.story FROM inputs c JOIN articles o ON o.key = c.key
    WHERE c.run = :run AND c.good = 1 AND c.digest <> o.digest)
    OR old.story IN (SELECT o.story FROM withdrawn w JOIN articles o ON o.key = w.key))
  AND i.key NOT IN (SELECT key FROM withdrawn)
ORDER BY i.number;

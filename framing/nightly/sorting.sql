-- The outcome of each document of a run for which it is known without looking at it.

UPDATE inputs SET why = 'the same bytes as ' || (
    SELECT f.place FROM inputs f WHERE f.run = inputs.run AND f.digest = inputs.digest ORDER BY f.number LIMIT 1)
WHERE run = :run AND EXISTS (
    SELECT 1 FROM inputs f WHERE f.run = inputs.run AND f.digest = inputs.digest AND f.number < inputs.number);

UPDATE inputs SET why = 'analysed before', good = 1
WHERE run = :run AND why = 'not reached'
  AND EXISTS (SELECT 1 FROM analyses a WHERE a.digest = inputs.digest AND a.signature = :signature)
  AND NOT EXISTS (SELECT 1 FROM put_away p WHERE p.digest = inputs.digest);

UPDATE inputs SET outcome = 'quarantined', why = (
    SELECT q.why FROM quarantine q WHERE q.digest = inputs.digest AND q.signature = :signature)
WHERE run = :run AND why = 'not reached'
  AND EXISTS (SELECT 1 FROM quarantine q WHERE q.digest = inputs.digest AND q.signature = :signature);

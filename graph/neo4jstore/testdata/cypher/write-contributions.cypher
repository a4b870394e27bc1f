UNWIND $rows AS row
MERGE (c:Contribution {article: row.article})
SET c.digest = row.digest, c.data = row.data, c.told = row.told, c.shown = row.shown

-- A node as all its contributions make it. Counted by contributions, so that it goes with the last of them.
CREATE TABLE node (
    rowid    INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    label    TEXT    NOT NULL,
    sort     TEXT    NOT NULL, -- graph.SortKey
    first    TEXT,             -- the bounds of graph.DateOf
    last     TEXT,
    count    INTEGER NOT NULL,
    varied   INTEGER NOT NULL, -- whether node_variant has its contributions' versions
    props    TEXT    NOT NULL  -- graph.PropertiesOf as JSON
) STRICT;
CREATE INDEX node_order ON node (label, sort, id);

-- The distinct versions in which articles tell a node, where there is more than one.
CREATE TABLE node_variant (
    node  INTEGER NOT NULL REFERENCES node,
    props TEXT    NOT NULL,
    count INTEGER NOT NULL
) STRICT;
CREATE INDEX node_variant_node ON node_variant (node);

-- An edge as all its contributions make it. The ends' sort keys stand in it, so that neighbours come in order out of an index.
CREATE TABLE edge (
    rowid    INTEGER PRIMARY KEY,
    src      INTEGER NOT NULL REFERENCES node,
    dst      INTEGER NOT NULL REFERENCES node,
    type     TEXT    NOT NULL,
    record   INTEGER NOT NULL, -- a node, with which the edge comes and goes
    src_sort TEXT    NOT NULL,
    dst_sort TEXT    NOT NULL,
    count    INTEGER NOT NULL,
    varied   INTEGER NOT NULL,
    props    TEXT    NOT NULL, -- graph.Edge.Properties without the record, as JSON; empty where there are none
    role     TEXT    AS (CASE WHEN props <> '' THEN props ->> 'role' END),
    stance   TEXT    AS (CASE WHEN props <> '' THEN props ->> 'stance' END)
) STRICT;
CREATE UNIQUE INDEX edge_out ON edge (src, type, dst_sort, dst, record);
CREATE INDEX edge_in ON edge (dst, type, src_sort, src, record);

CREATE TABLE edge_variant (
    edge  INTEGER NOT NULL REFERENCES edge,
    props TEXT    NOT NULL,
    count INTEGER NOT NULL
) STRICT;
CREATE INDEX edge_variant_edge ON edge_variant (edge);

-- What nodes are looked up by: names, codes, kinds, topics; "key" is a name as search folds it.
CREATE TABLE term (
    field TEXT    NOT NULL,
    value TEXT    NOT NULL,
    node  INTEGER NOT NULL REFERENCES node,
    PRIMARY KEY (field, value, node)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_node ON term (node);

-- What each article contributes, so that it can be taken back.
CREATE TABLE contribution (
    article INTEGER PRIMARY KEY REFERENCES node,
    digest  TEXT NOT NULL, -- graph.Contribution.Digest
    body    TEXT NOT NULL  -- nodes without the article, and edges, as JSON
) STRICT;

-- The words of package searchtext, which are folded and separated by spaces already: the tokenizer is to leave them alone.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

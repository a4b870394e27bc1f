package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// Labels and types beside the vocabulary's. Every node of the graph carries labelNode, so that one constraint holds ids unique over all
// labels and one index finds them.
const (
	labelNode         = "Node"
	labelContribution = "Contribution" // what one article told, as it told it: see contribution.go
	labelSchema       = "Schema"       // the one node that says which version of this package wrote the database
	labelWithheld     = "Withheld"     // a fact about which a correction decides: see corrections.go
	typeTells         = "TELLS"        // Contribution to Node
)

// schemaVersion counts the changes of the graph's shape. A change adds a function to migrations.
const schemaVersion = 2

// Names of the full-text indexes.
const (
	indexText  = "entente_text"
	indexNames = "entente_names"
)

// ddl lists the constraints and indexes by name.
func ddl() map[string]string {
	out := map[string]string{
		"entente_node_id":      unique("entente_node_id", labelNode, "id"),
		"entente_contribution": unique("entente_contribution", labelContribution, "article"),
		"entente_withheld":     unique("entente_withheld", labelWithheld, "fact"),
		"entente_schema":       unique("entente_schema", labelSchema, "name"),
		indexText: "CREATE FULLTEXT INDEX " + indexText + " IF NOT EXISTS FOR (n:Node) ON EACH [n.searchText] " +
			"OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}",
		indexNames: "CREATE FULLTEXT INDEX " + indexNames + " IF NOT EXISTS FOR (n:Node) ON EACH [n.normalNames] " +
			"OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}",
	}
	add := func(label, property string) {
		name := "entente_" + strings.ToLower(label) + "_" + strings.ToLower(property)
		out[name] = fmt.Sprintf("CREATE RANGE INDEX %s IF NOT EXISTS FOR (n:%s) ON (n.%s)", name, label, property)
	}
	// Lists are read in the order of these indexes.
	for _, l := range listLabels() {
		add(l, "sortKey")
	}
	for _, p := range []string{"iso3", "wikidata", "normalPublisher"} {
		add(labelNode, p)
	}
	// Analysts look things up by name under whatever label they think of.
	for _, l := range []graph.Label{
		graph.LabelActor, graph.LabelPlace, graph.LabelPerson, graph.LabelState, graph.LabelRegion, graph.LabelCity, graph.LabelFacility,
		graph.LabelOrganization, graph.LabelGroup, graph.LabelAgreement, graph.LabelConflict,
	} {
		add(string(l), "name")
	}
	return out
}

// listLabels are the labels that can be listed in order without a look at other labels.
func listLabels() []string {
	out := []string{labelNode, string(graph.LabelActor), string(graph.LabelPlace)}
	for _, l := range graph.Labels() {
		out = append(out, string(l))
	}
	return out
}

func unique(name, label, property string) string {
	return fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE", name, label, property)
}

const (
	readyCypher = "RETURN 1 AS one"

	schemaNamesCypher = `SHOW INDEXES YIELD name RETURN name`

	schemaVersionCypher = `
MATCH (s:Schema {name: 'entente'})
RETURN s.version AS version`

	setSchemaVersionCypher = `
MERGE (s:Schema {name: 'entente'})
SET s.version = $version`

	// lockCypher takes the write lock that every writer of this and other processes takes first.
	lockCypher = `
MERGE (s:Schema {name: 'entente'})
SET s.writes = coalesce(s.writes, 0) + 1`
)

// migrate makes what constraints and indexes are missing, waits until they answer, and writes the version down.
func (s *Store) migrate(ctx context.Context) error {
	version, missing, err := s.schema(ctx)
	if err != nil {
		return err
	}
	if version > schemaVersion {
		return graph.Errorf(graph.CodeConflict, "open store", "", "the database has schema version %d, and this program knows no later one than %d: use a newer program", version, schemaVersion)
	}
	complete := len(missing) == 0
	for len(missing) > 0 {
		// Another program may make the same at the same time, which IF NOT EXISTS does not see. What it has made is then no longer missing.
		before := len(missing)
		err := s.create(ctx, missing)
		if err != nil && !alreadyExists(err) {
			return err
		}
		if version, missing, err = s.schema(ctx); err != nil {
			return err
		}
		if len(missing) >= before {
			return fmt.Errorf("constraints and indexes are made and not there: %v", sortedKeys(missing))
		}
	}
	if complete && version == schemaVersion {
		return nil
	}
	if err := s.awaitIndexes(ctx); err != nil {
		return err
	}
	return s.transact(ctx, "open store", neo4j.AccessModeWrite, s.config.WriteTimeout, func(t tx) error {
		return t.run(statement{setSchemaVersionCypher, map[string]any{"version": schemaVersion}})
	})
}

// schema reads the version that the database is written in, 0 where it is new, and what constraints and indexes it lacks.
func (s *Store) schema(ctx context.Context) (version int64, missing map[string]string, err error) {
	err = s.transact(ctx, "open store", neo4j.AccessModeWrite, s.config.WriteTimeout, func(t tx) error {
		missing = ddl()
		rows, err := t.all(statement{text: schemaVersionCypher})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if version, err = column[int64](r, "version"); err != nil {
				return err
			}
		}
		if rows, err = t.all(statement{text: schemaNamesCypher}); err != nil {
			return err
		}
		for _, r := range rows {
			name, err := column[string](r, "name")
			if err != nil {
				return err
			}
			delete(missing, name)
		}
		return nil
	})
	return version, missing, err
}

// alreadyExists reports whether a constraint or index is refused because it is there.
func alreadyExists(err error) bool {
	var server *neo4j.Neo4jError
	return errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.Schema.") && strings.HasSuffix(server.Code, "AlreadyExists")
}

// create makes constraints and indexes in one transaction, for Neo4j keeps changes of schema and of data apart.
func (s *Store) create(ctx context.Context, missing map[string]string) error {
	return s.transact(ctx, "open store", neo4j.AccessModeWrite, s.config.WriteTimeout, func(t tx) error {
		for _, name := range sortedKeys(missing) {
			if err := t.run(statement{text: missing[name]}); err != nil {
				return fmt.Errorf("make %s: %w", name, err)
			}
		}
		return nil
	})
}

// awaitIndexes waits until the indexes, which the server fills in the background, answer.
func (s *Store) awaitIndexes(ctx context.Context) error {
	return s.transact(ctx, "open store", neo4j.AccessModeRead, s.config.WriteTimeout, func(t tx) error {
		return t.run(statement{"CALL db.awaitIndexes($seconds)", map[string]any{"seconds": int64(s.config.WriteTimeout.Seconds())}})
	})
}

package facts

import _ "embed"

//go:embed schema.json
var schema string

// Schema is the format's JSON Schema, draft 2020-12. It describes one line. What a schema cannot say is left to Check: that ids are unique and
// references resolve, that offsets and exact agree, that a date exists.
func Schema() string { return schema }

// Package api answers GraphQL queries over a graph.Store.
//
// The schema stands in schema.graphqls at the top of the module and in graph/api/schema; gqlgen generates graph/api/generated from it. Package model
// holds the values, package plan asks the store level by level, package cursor writes places in lists.
package api

// Package sqlitestore keeps the graph in one SQLite file, in pure Go.
//
// A file may be used by several processes: one of them writes at a time, the others wait for it up to Options.BusyTimeout, and
// readers never wait. A process that is killed loses nothing that Apply or Retract had returned from.
package sqlitestore

package sqlitestore

import (
	"context"

	"entente/graph"
)

var _ graph.Purger = (*Store)(nil)

// Purge implements graph.Purger: it writes the index of words and the whole file anew, and empties the write-ahead log. It takes as long as to copy
// the file, needs as much room beside it, and waits until no call is under way.
func (s *Store) Purge(ctx context.Context) error {
	const op = "purge"
	if err := s.begin(ctx, op); err != nil {
		return err
	}
	defer s.calls.Done()
	var c *conn
	select {
	case c = <-s.writer:
		defer func() { s.writer <- c }()
	case <-ctx.Done():
		return s.fail(op, ctx.Err())
	}
	var readers []*conn
	defer func() {
		for _, r := range readers {
			s.readers <- r
		}
	}()
	for range s.size {
		select {
		case r := <-s.readers:
			readers = append(readers, r)
		case <-ctx.Done():
			return s.fail(op, ctx.Err())
		}
	}
	c.SetInterrupt(ctx.Done())
	defer c.SetInterrupt(nil)
	for _, sql := range []string{
		"INSERT INTO words (words) VALUES ('optimize')", // drops the words of what was deleted
		"VACUUM",
		"PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		if err := c.exec(sql); err != nil {
			return s.fail(op, err)
		}
	}
	return nil
}

package core

// spread returns memory of a length for what is read here and there: the processor finds its way about it fastest in large pages, which
// the system is asked for.
func spread(size int) []byte {
	b := make([]byte, size)
	adviseLargePages(b)
	return b
}

// cloneSpread returns a copy in such memory. Its rows begin where lines of the processor's cache do.
func cloneSpread(b []byte) []byte {
	c := spread(len(b))
	copy(c, b)
	return c
}
